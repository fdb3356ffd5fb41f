package dev.culprit.parse;

import dev.culprit.fact.ProcessCgroup;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** systemd-cgls: the tree of control groups with the processes in each, drawn in Unicode or not. */
final class CgroupTreeParser extends LineParser {

  private static final Pattern TITLE =
      Pattern.compile(
          "(?:Control group|CGroup|Working directory) /\\S{0,200}:|Unit \\S{1,200} \\(\\S{0,300}\\):");

  /** Two characters a level, the branch, then a group or a process. */
  private static final Pattern BRANCH =
      Pattern.compile("((?:[│|] |  ){0,40})(?:├─|└─|\\|-|`-|- ) ?(.{1,4096})");

  private static final Pattern PROCESS = Pattern.compile("\\s{0,9}(\\d{1,9}) (\\S.*|)");

  /** The number that newer versions put behind a group's name. */
  private static final Pattern NUMBER = Pattern.compile(" \\(#\\d{1,20}\\)$");

  CgroupTreeParser() {
    super("cgroup-tree");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "systemd-cgls");
  }

  @Override
  public int recognise(List<String> head) {
    boolean title = head.stream().anyMatch(line -> isTitle(line) || line.equals("-.slice"));
    return title && mostly(head, CgroupTreeParser::isRow) ? 95 : 0;
  }

  private static boolean isTitle(String line) {
    return line.length() < 600 && TITLE.matcher(line).matches();
  }

  private static boolean isRow(String line) {
    return isTitle(line) || isRoot(line) || BRANCH.matcher(line).matches();
  }

  private static boolean isRoot(String line) {
    return line.equals("-.slice") || line.startsWith("-.slice (#");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final List<String> groups = new ArrayList<>();
      private String above = "";

      @Override
      public boolean row(String line, int number) {
        if (isTitle(line)) {
          groups.clear();
          String place = line.substring(line.indexOf('/') < 0 ? 0 : line.indexOf('/'));
          above = place.replaceAll("[):]+$", "").replaceFirst("^/sys/fs/cgroup", "");
          above = above.equals("/") ? "" : above;
          return true;
        }
        Matcher branch = BRANCH.matcher(line);
        if (!branch.matches()) {
          return isRoot(line);
        }
        int depth = branch.group(1).length() / 2;
        String text = branch.group(2);
        Matcher process = PROCESS.matcher(text);
        if (depth > groups.size()) {
          return false;
        }
        if (process.matches()) {
          String below = String.join("/", groups.subList(0, depth));
          String path = below.isEmpty() && !above.isEmpty() ? above : above + "/" + below;
          int pid = Text.integer(process.group(1));
          out.observe(new ProcessCgroup(pid, path, out.at(number, line)));
          return true;
        }
        groups.subList(depth, groups.size()).clear();
        groups.add(NUMBER.matcher(text.stripTrailing()).replaceFirst(""));
        return true;
      }
    };
  }
}
