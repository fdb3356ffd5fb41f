package dev.culprit.recall;

import dev.culprit.recall.PastIncident.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What showed in each built-in case: {@code seen.tsv} beside the pages, which {@code kb doc}
 * writes, so that nobody has to run the cases to know. A row is a case's id, what leads (commas
 * between alternatives) and its findings (blanks between), separated by tabs.
 */
public final class SeenCases {

  /** The file's name. */
  public static final String FILE = "seen.tsv";

  /** What leads where nobody is to be accused. */
  public static final String HEALTHY = "healthy";

  private static final String RESOURCE = "/dev/culprit/knowledge/" + FILE;

  private SeenCases() {}

  /**
   * The cases, by id; none where the file was not made.
   *
   * @throws IOException when it cannot be read
   */
  public static List<PastIncident> read() throws IOException {
    List<PastIncident> cases = new ArrayList<>();
    try (InputStream in = SeenCases.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return cases;
      }
      BufferedReader rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split("\t", -1);
        if (cells.length == 3) {
          cases.add(
              of(cells[0], List.copyOf(Listed.words(cells[1], ",")), Listed.words(cells[2], " ")));
        }
      }
    }
    return cases;
  }

  /** One case. */
  public static PastIncident of(String id, List<String> leads, Set<String> findings) {
    return new PastIncident(Kind.CASE, id, null, "", leads, List.of(), findings);
  }

  /** The row of one case, without its end. */
  public static String row(PastIncident one) {
    return one.id()
        + "\t"
        + String.join(",", one.causes())
        + "\t"
        + String.join(" ", new TreeSet<>(one.findings()));
  }
}
