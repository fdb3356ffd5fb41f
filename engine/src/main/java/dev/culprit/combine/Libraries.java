package dev.culprit.combine;

import dev.culprit.fact.FileOwner;
import dev.culprit.fact.LibraryLoaded;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import dev.culprit.fact.UnownedLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Libraries that processes have loaded, held against what the packages brought. */
final class Libraries {

  private Libraries() {}

  static List<UnownedLibrary> unowned(Observations read, ServiceNames names) {
    Map<String, FileOwner> owners = new HashMap<>();
    boolean wholeDatabase = false;
    for (FileOwner owner : read.of(FileOwner.class)) {
      owners.put(owner.path(), owner);
      wholeDatabase |= !owner.isUnowned();
    }
    Map<String, UnownedLibrary> unowned = new TreeMap<>();
    for (LibraryLoaded library : read.of(LibraryLoaded.class)) {
      FileOwner owner = owners.get(library.path());
      boolean without =
          owner == null ? wholeDatabase && !merged(library, owners) : owner.isUnowned();
      if (without) {
        Subject service = names.of(library.pid(), "");
        unowned.putIfAbsent(
            service.name() + " " + library.path(),
            new UnownedLibrary(service, library.path(), proof(library, owner)));
      }
    }
    return new ArrayList<>(unowned.values());
  }

  /** On hosts with a merged /usr the package names /lib/… and the process /usr/lib/… */
  private static boolean merged(LibraryLoaded library, Map<String, FileOwner> owners) {
    String path = library.path();
    String other = path.startsWith("/usr/") ? path.substring("/usr".length()) : "/usr" + path;
    FileOwner owner = owners.get(other);
    return owner != null && !owner.isUnowned();
  }

  private static List<Origin> proof(LibraryLoaded library, FileOwner owner) {
    return owner == null ? List.of(library.origin()) : List.of(library.origin(), owner.origin());
  }
}
