package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.QuotaUse;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** quota, repquota (with -s too) and {@code xfs_quota -c report}. */
final class QuotaParser extends LineParser {

  /** Of quota; the name of whom it is about may stand above it. */
  private static final Pattern HEADING =
      Pattern.compile(
          "\\s*Filesystem\\s+(?:blocks|space)\\s+quota\\s+limit\\s+grace\\s+files\\s.*");

  QuotaParser() {
    super("quota");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "quota", "repquota", "xfs_quota");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            line.startsWith("*** Report for ")
                || (line.startsWith("Disk quotas for ") && line.contains("id "))
                || line.matches("(User|Group|Project) quota on /.{1,200}")
                || HEADING.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    return new Quotas(out);
  }

  private static final class Quotas implements Rows {

    private final Sink out;
    private String kind = "user";
    private String name = "who asked";
    private String filesystem = "";
    private boolean report;
    private boolean xfs;
    private boolean inodesOnly;
    private String pending = "";

    Quotas(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      String text = line.strip();
      if (line.startsWith("*** Report for ")) {
        report = true;
        kind = word(line, 3);
        filesystem = line.substring(line.lastIndexOf(' ') + 1);
        return true;
      } else if (line.startsWith("Disk quotas for ")) {
        report = false;
        kind = word(line, 3);
        name = word(line, 4);
        return true;
      } else if (line.matches("(User|Group|Project) quota on /.{1,300}")) {
        xfs = true;
        kind = word(line, 0).toLowerCase(java.util.Locale.ROOT);
        filesystem = word(line, 3);
        return true;
      }
      inodesOnly = xfs && !text.equals("Blocks") && (inodesOnly || text.equals("Inodes"));
      return numbers(text, number, line)
          || text.startsWith("Block grace time")
          || text.startsWith("Filesystem ")
          || text.contains("limits")
          || text.equals("Blocks")
          || text.equals("Inodes")
          || text.endsWith("grace")
          || text.matches("[- ]{5,200}")
          || text.endsWith("Warn/Grace");
    }

    private static String word(String line, int index) {
      List<String> words = Text.words(line, 12);
      return index < words.size() ? words.get(index) : "";
    }

    /** A row of numbers; a long device name has its numbers on the next line. */
    private boolean numbers(String text, int number, String line) {
      List<String> words = new ArrayList<>(Text.words(text, 20));
      if (words.size() == 1 && isFilesystem(words.get(0)) && !report && !xfs) {
        pending = words.get(0);
        return true;
      }
      String first = "";
      if (!isSize(words.get(0)) || ((report || xfs) && words.size() > 4)) {
        first = words.remove(0);
      } else if (!pending.isEmpty()) {
        first = pending;
      }
      pending = "";
      if (report && !words.isEmpty() && words.get(0).matches("[-+]{2}")) {
        words.remove(0);
      }
      if (words.size() < 3 || first.isEmpty() || !isSize(words.get(0))) {
        return false;
      }
      String who = report || xfs ? first : name;
      String where = report || xfs ? filesystem : first;
      int used = take(words, 0, who, where, inodesOnly, out.at(number, line));
      take(words, used, who, where, true, out.at(number, line));
      return true;
    }

    /** Used, soft and hard limit and what may follow; the index behind them. */
    private int take(
        List<String> words, int at, String who, String where, boolean inodes, Origin origin) {
      if (at + 2 >= words.size() || !isSize(words.get(at)) || !isSize(words.get(at + 2))) {
        return words.size();
      }
      int next = at + 3;
      StringBuilder grace = new StringBuilder();
      while (next < words.size() && !isSize(words.get(next))) {
        grace.append(grace.length() == 0 ? "" : " ").append(words.get(next));
        next++;
      }
      // xfs_quota prints the count of warnings before the grace time
      boolean warnings = xfs && next < words.size() && words.get(next).matches("\\d\\d");
      if (warnings) {
        next++;
        while (next < words.size() && !isSize(words.get(next))) {
          grace.append(grace.length() == 0 ? "" : " ").append(words.get(next));
          next++;
        }
      }
      out.observe(
          new QuotaUse(
              kind,
              who,
              where,
              inodes,
              size(words.get(at), inodes),
              size(words.get(at + 1), inodes),
              size(words.get(at + 2), inodes),
              grace.toString(),
              origin));
      return next;
    }

    /** A device, a mount point, or the share of a server. */
    private static boolean isFilesystem(String word) {
      return word.startsWith("/") || word.matches("[\\w.-]{1,255}:/\\S{0,4000}");
    }

    private static boolean isSize(String word) {
      return word.matches("\\d{1,15}[KMGTkmgt]?\\*?|\\d{1,6}\\.\\d[KMGT]\\*?");
    }

    private static long size(String word, boolean inodes) {
      String plain = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
      if (inodes) {
        // with -s, thousands of them
        return Text.count(plain.toUpperCase(java.util.Locale.ROOT));
      }
      return Text.bytes(plain, 1024) / 1024;
    }
  }
}
