package dev.culprit.cli.kb;

import dev.culprit.diagnose.Diagnosis.LostRow;
import dev.culprit.diagnose.Diagnosis.SourceRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How much of some folders' texts was understood, as a page: figures, lost rows, unread places. */
final class SourceCoverage {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final List<Covered> trials;

  /** What was read in one trial. */
  record Covered(Trial trial, List<SourceRead> reads) {}

  /** Sums over the sources of one reader. */
  private static final class Sum {
    private long sources;
    private long rows;
    private long lost;

    void take(SourceRead read) {
      sources++;
      rows += read.understood() + read.notUnderstood();
      lost += read.notUnderstood();
    }
  }

  SourceCoverage(List<Covered> trials) {
    this.trials = List.copyOf(trials);
  }

  /** Without trials that read only a part of what another one reads. */
  static List<Trial> widest(List<Trial> trials) {
    return trials.stream()
        .filter(
            one ->
                trials.stream()
                    .noneMatch(
                        other ->
                            other.paths().size() > one.paths().size()
                                && other.paths().containsAll(one.paths())))
        .toList();
  }

  /** The figures, every row that was not understood, and every place that was not read. */
  String page() {
    StringBuilder text = new StringBuilder();
    figures(text);
    lost(text);
    unread(text);
    return text.toString();
  }

  private void figures(StringBuilder text) {
    Map<String, Sum> sums = new TreeMap<>();
    Sum all = new Sum();
    for (Covered trial : trials) {
      for (SourceRead read : trial.reads()) {
        if (!read.parser().isEmpty()) {
          sums.computeIfAbsent(read.parser(), p -> new Sum()).take(read);
          all.take(read);
        }
      }
    }
    text.append(trials.size()).append(" bundles and texts: ").append(share(all)).append(".\n\n");
    Docs.table(text, "reader", "sources", "rows", "not understood", "understood");
    sums.forEach(
        (reader, sum) ->
            Docs.row(
                text,
                Docs.code(reader),
                String.valueOf(sum.sources),
                String.valueOf(sum.rows),
                String.valueOf(sum.lost),
                percent(sum)));
  }

  private static String share(Sum sum) {
    return String.format(
        Locale.ROOT,
        "%s of %,d rows in %,d recognised sources are understood",
        percent(sum),
        sum.rows,
        sum.sources);
  }

  /** Rounded down, so that 100 % means every row. */
  private static String percent(Sum sum) {
    double share = sum.rows == 0 ? 1 : 1 - (double) sum.lost / sum.rows;
    return String.format(Locale.ROOT, "%.2f %%", Math.floor(share * 10_000) / 100);
  }

  private void lost(StringBuilder text) {
    text.append("\n#### Rows that were not understood\n\n");
    Docs.table(text, "row", "reader", "rows like it", "why");
    for (Covered trial : trials) {
      for (SourceRead read : trial.reads()) {
        for (LostRow row : read.lost()) {
          String place = trial.trial().name() + " " + read.source() + ":" + row.line();
          Docs.row(text, Docs.code(place), read.parser(), String.valueOf(row.count()), row.why());
        }
      }
    }
  }

  /** Places that differ only in numbers are one; those of most bundles come first. */
  private void unread(StringBuilder text) {
    Map<String, Long> places = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    for (Covered trial : trials) {
      for (SourceRead read : trial.reads()) {
        if (read.parser().isEmpty()) {
          String place = NUMBER.matcher(read.source()).replaceAll("N");
          places.merge(place, 1L, Long::sum);
          reasons.put(place, read.reason());
        }
      }
    }
    text.append("\n#### Sources that nobody read\n\n");
    Docs.table(text, "source", "how many", "why");
    List<String> ordered = new ArrayList<>(places.keySet());
    ordered.sort(Comparator.<String, String>comparing(reasons::get).thenComparing(p -> p));
    ordered.forEach(
        place ->
            Docs.row(
                text, Docs.code(place), String.valueOf(places.get(place)), reasons.get(place)));
  }
}
