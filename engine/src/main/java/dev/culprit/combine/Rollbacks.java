package dev.culprit.combine;

import dev.culprit.fact.LogTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PackageChange;
import dev.culprit.fact.Rollback;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ways back to an older version, held against the trouble that had begun since the upgrade. */
final class Rollbacks {

  /** What was on its way when the package was changed may still fail for so long. */
  private static final Duration LAST_ECHOES = Duration.ofMinutes(2);

  private final Observations read;
  private final Map<String, Signature> signatures;
  private final Instant now;

  /** Reads the logs of a host until its own time {@code now}, which may be null. */
  Rollbacks(Observations read, Map<String, Signature> signatures, Instant now) {
    this.read = read;
    this.signatures = signatures;
    this.now = now;
  }

  /** What came of a way back, or null where there is none or the host's time is not known. */
  Rollback of(String service, PackageChange upgrade, PackageChange back) {
    if (upgrade == null || back == null || now == null || !upgrade.at().isBefore(back.at())) {
      return null;
    }
    long before = 0;
    int after = 0;
    List<Origin> proof = new ArrayList<>(List.of(upgrade.origin(), back.origin()));
    for (LogTally trouble : read.of(LogTally.class)) {
      if (isTrouble(trouble) && isBetween(trouble.first(), upgrade.at(), back.at())) {
        before += trouble.count();
        after += trouble.last().isAfter(back.at().plus(LAST_ECHOES)) ? 1 : 0;
        proof.add(trouble.origin());
      }
    }
    double minutes = Duration.between(back.at(), now).toSeconds() / 60.0;
    return before == 0 || minutes <= 0
        ? null
        : new Rollback(Subject.service(service), back, before, after, minutes, proof);
  }

  private boolean isTrouble(LogTally tally) {
    Signature signature = signatures.get(tally.signature());
    return signature != null && signature.isTrouble() && tally.first() != null;
  }

  private static boolean isBetween(Instant time, Instant start, Instant end) {
    return time.isAfter(start) && time.isBefore(end);
  }
}
