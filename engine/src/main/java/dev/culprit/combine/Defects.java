package dev.culprit.combine;

import dev.culprit.fact.DefectInstalled;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PackageInstalled;
import dev.culprit.knowledge.DefectPage;
import dev.culprit.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.List;

/** Installed versions, and those that daemons tell as they start, held against known defects. */
final class Defects {

  /** The signature of lines in which a program tells its own version. */
  private static final String TOLD = "version-told";

  private Defects() {}

  static List<DefectInstalled> of(Observations read, Knowledge knowledge) {
    List<DefectInstalled> all = new ArrayList<>();
    for (PackageInstalled installed : read.of(PackageInstalled.class)) {
      add(knowledge, installed.name(), installed.version(), installed.origin(), all);
    }
    for (LogTally log : read.of(LogTally.class)) {
      if (log.signature().startsWith(TOLD)) {
        add(knowledge, log.program(), log.field("version"), log.origin(), all);
      }
    }
    return all;
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
