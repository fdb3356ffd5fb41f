package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.DatabaseSessions;
import dev.culprit.fact.DeletedFileHeld;
import dev.culprit.fact.DescriptorExcerpt;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.DiskTimes;
import dev.culprit.fact.FileOwner;
import dev.culprit.fact.FileSize;
import dev.culprit.fact.InotifyUse;
import dev.culprit.fact.LeakTraced;
import dev.culprit.fact.LibraryLoaded;
import dev.culprit.fact.LockFile;
import dev.culprit.fact.LockHeld;
import dev.culprit.fact.Observation;
import dev.culprit.fact.PackageInstalled;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.RecordedTrend;
import dev.culprit.fact.SocketDrops;
import dev.culprit.fact.StackGroup;
import java.util.Set;

/** The observations that reach the rules only as tallies. */
final class Derived {

  static final Set<Class<? extends Observation>> SOURCES =
      Set.of(
          ConnectionTally.class,
          DatabaseSessions.class,
          DeletedFileHeld.class,
          DescriptorExcerpt.class,
          DescriptorTally.class,
          DiskTimes.class,
          FileOwner.class,
          FileSize.class,
          InotifyUse.class,
          LeakTraced.class,
          LibraryLoaded.class,
          LockFile.class,
          LockHeld.class,
          PackageInstalled.class,
          ProcessLimit.class,
          ProcessSeen.class,
          RecordedTrend.class,
          SocketDrops.class,
          StackGroup.class);

  private Derived() {}
}
