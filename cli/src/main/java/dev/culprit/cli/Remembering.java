package dev.culprit.cli;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.journal.Journals;
import dev.culprit.recall.Memory;
import dev.culprit.recall.PastIncident;
import dev.culprit.recall.SeenCases;
import dev.culprit.recall.Similar;
import dev.culprit.recall.SiteIncidents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Seeks past incidents that a diagnosis is like, in the cases and in this site's journals. */
public final class Remembering {

  /** Incidents that are shown. */
  private static final int MOST = 3;

  private Remembering() {}

  /**
   * What it is like, the likest first; nothing where no past incident can be read.
   *
   * @param journal the present one's id, which is not shown as its own past; or ""
   */
  public static List<Similar> like(Diagnosis diagnosis, String journal) {
    return like(diagnosis, journal, true);
  }

  /** The same among the cases alone, which name no host of this site. */
  static List<Similar> likeCases(Diagnosis diagnosis) {
    return like(diagnosis, "", false);
  }

  private static List<Similar> like(Diagnosis diagnosis, String journal, boolean site) {
    Set<String> findings =
        diagnosis.findings().stream()
            .filter(f -> !isHarmless(f, diagnosis))
            .map(Finding::id)
            .collect(Collectors.toSet());
    try {
      List<PastIncident> past = new ArrayList<>(SeenCases.read());
      if (site) {
        past.addAll(SiteIncidents.read(Journals.here()));
      }
      return new Memory(past).like(findings, journal, MOST);
    } catch (IOException unreadable) {
      return List.of(); // the past is a help, and no part of the diagnosis
    }
  }

  private static boolean isHarmless(Finding finding, Diagnosis diagnosis) {
    var page = diagnosis.knowledge().findings().get(finding.id());
    return page == null || page.harmless();
  }
}
