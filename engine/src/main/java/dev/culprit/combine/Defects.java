package dev.culprit.combine;

import dev.culprit.fact.DefectInstalled;
import dev.culprit.fact.HostIdentity;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PackageInstalled;
import dev.culprit.fact.VersionOrder;
import dev.culprit.knowledge.DefectPage;
import dev.culprit.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Installed versions, and those that daemons tell as they start, held against known defects. */
final class Defects {

  /** The signature of lines in which a program tells its own version. */
  private static final String TOLD = "version-told";

  private static final Pattern KERNEL =
      Pattern.compile("linux-image-(?:unsigned-)?\\d.*|kernel(?:-(?:core|default|uek|lt|ml|rt))?");

  private Defects() {}

  static List<DefectInstalled> of(Observations read, Knowledge knowledge) {
    List<DefectInstalled> all = new ArrayList<>();
    String running =
        read.of(HostIdentity.class).stream()
            .map(HostIdentity::kernel)
            .filter(kernel -> !kernel.isEmpty())
            .findFirst()
            .orElse("");
    for (PackageInstalled installed : read.of(PackageInstalled.class)) {
      if (!isIdleKernel(installed, running)) {
        add(knowledge, installed.name(), installed.version(), installed.origin(), all);
      }
    }
    for (LogTally log : read.of(LogTally.class)) {
      if (log.signature().startsWith(TOLD)) {
        add(knowledge, log.program(), log.field("version"), log.origin(), all);
      }
    }
    return all;
  }

  /**
   * Whether it is a kernel that is installed and does not run. Debian's packages bear the release
   * in their name, Red Hat's in their version.
   */
  private static boolean isIdleKernel(PackageInstalled installed, String running) {
    boolean kernel = KERNEL.matcher(installed.name()).matches();
    return kernel
        && !running.isEmpty()
        && !installed.name().endsWith("-" + running)
        && !running.startsWith(VersionOrder.withoutEpoch(installed.version()));
  }

  private static void add(
      Knowledge knowledge, String name, String version, Origin origin, List<DefectInstalled> all) {
    for (DefectPage page : knowledge.defects()) {
      boolean known = all.stream().anyMatch(d -> d.defect().equals(page.id()));
      if (!known && page.isIn(name, version)) {
        all.add(
            new DefectInstalled(
                page.id(),
                page.title(),
                name,
                version,
                page.signs(),
                page.text(),
                page.fixed(),
                origin));
      }
    }
  }
}
