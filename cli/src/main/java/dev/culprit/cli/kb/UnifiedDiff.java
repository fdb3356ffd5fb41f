package dev.culprit.cli.kb;

import java.util.ArrayList;
import java.util.List;

/** The difference of two short texts in the form that {@code patch} takes. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private record Line(char sign, String text) {}

  private UnifiedDiff() {}

  /**
   * The difference; "" where there is none.
   *
   * @param name of the file, as {@code patch -p1} seeks it
   */
  static String of(String name, String before, String after) {
    List<Line> lines = lines(before.lines().toList(), after.lines().toList());
    if (lines.stream().allMatch(line -> line.sign() == ' ')) {
      return "";
    }
    String from = before.isEmpty() ? "/dev/null" : "a/" + name;
    StringBuilder text = new StringBuilder("--- " + from + "\n+++ b/" + name + "\n");
    int end = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).sign() != ' ' && i >= end) {
        int begin = Math.max(end, i - CONTEXT);
        end = end(lines, i);
        hunk(lines, begin, end, text);
      }
    }
    return text.toString();
  }

  /** Where a hunk ends: so many equal lines after its last change, or at the end. */
  private static int end(List<Line> lines, int from) {
    int last = from;
    for (int i = from; i < lines.size() && i <= last + 2 * CONTEXT; i++) {
      last = lines.get(i).sign() == ' ' ? last : i;
    }
    return Math.min(lines.size(), last + CONTEXT + 1);
  }

  private static void hunk(List<Line> lines, int begin, int end, StringBuilder text) {
    int old = count(lines.subList(0, begin), '+');
    int fresh = count(lines.subList(0, begin), '-');
    int oldCount = count(lines.subList(begin, end), '+');
    int freshCount = count(lines.subList(begin, end), '-');
    text.append("@@ -").append(oldCount == 0 ? old : old + 1).append(',').append(oldCount);
    text.append(" +").append(freshCount == 0 ? fresh : fresh + 1).append(',').append(freshCount);
    text.append(" @@\n");
    lines.subList(begin, end).forEach(l -> text.append(l.sign()).append(l.text()).append('\n'));
  }

  /** How many lines are not of this sign. */
  private static int count(List<Line> lines, char not) {
    return (int) lines.stream().filter(line -> line.sign() != not).count();
  }

  /** By the longest common subsequence. */
  private static List<Line> lines(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add(new Line(' ', a.get(i)));
        i++;
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', a.get(i++)));
      } else {
        lines.add(new Line('+', b.get(j++)));
      }
    }
    return lines;
  }
}
