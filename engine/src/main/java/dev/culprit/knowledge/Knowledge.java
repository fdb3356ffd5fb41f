package dev.culprit.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Everything that was read from the knowledge base; checked, immutable and ordered by id.
 *
 * @param resources the rows of the exoneration grid
 * @param defects known defects with their versions
 * @param experience what confirmed incidents of the site taught
 */
public record Knowledge(
    NavigableMap<String, CausePage> causes,
    NavigableMap<String, FindingPage> findings,
    NavigableMap<String, TestPage> tests,
    List<Signature> signatures,
    List<SoftwarePage> software,
    List<ResourcePage> resources,
    List<DefectPage> defects,
    Experience experience) {

  /** What the pages say that each finding is worth to each cause, as facts for the rules. */
  public List<Expectation> expectations() {
    List<Expectation> all = new ArrayList<>();
    for (CausePage cause : causes.values()) {
      cause
          .expects()
          .forEach(
              (finding, likelihood) -> {
                FindingPage page = findings.get(finding);
                if (page != null) {
                  double shows = experience.likelihood(cause.id(), finding, likelihood);
                  double weight = Likelihood.present(shows, page.background());
                  all.add(new Expectation(cause.id(), finding, weight));
                }
              });
      cause
          .against()
          .forEach((finding, weight) -> all.add(new Expectation(cause.id(), finding, weight)));
    }
    return all;
  }

  /** Which findings the signatures state, by signature id. */
  public Map<String, Signature> signaturesById() {
    Map<String, Signature> byId = new HashMap<>();
    signatures.forEach(s -> byId.put(s.id(), s));
    return byId;
  }

  /** The daemon whose process has this short name or command line, or null. */
  public SoftwarePage softwareOf(String command, String arguments) {
    for (SoftwarePage page : software) {
      for (var pattern : page.processes()) {
        if (pattern.matcher(command).find() || pattern.matcher(arguments).find()) {
          return page;
        }
      }
    }
    return null;
  }
}
