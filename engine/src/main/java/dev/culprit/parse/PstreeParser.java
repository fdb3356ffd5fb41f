package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.fact.TreeBranch;
import dev.culprit.source.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pstree with ASCII, VT100 or Unicode branches, with pids ({@code -p}) or counts: equal children of
 * one process, its threads, and how many tasks the host has in all.
 */
final class PstreeParser extends LineParser {

  private static final Pattern NODE =
      Pattern.compile(
          "(?:(\\d{1,7})\\*\\[)?(\\{?[^\\[\\]{}()*]{1,64}\\}?)(?:\\([^)]{0,40}\\))?\\]*.*");

  /** The process at the root with the first of its children. */
  private static final Pattern ROOT =
      Pattern.compile(
          "[A-Za-z][\\w.:@/+-]{0,40}?(?:[(,]\\d{1,8}(?:,\\w{1,32})?\\)?)?(?:-\\+-|---|─┬─|───)[\\w({].*");

  private static final Pattern BRANCH = Pattern.compile(" {2,4000}[|`├└│].{0,4000}");

  private static final Pattern JOINT = Pattern.compile("-[-+]-|─[─┬]─");

  private static final Set<String> SCHEDULERS = Set.of("cron", "crond", "anacron", "atd", "fcron");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh", "zsh");

  /** Fewer equal children are nobody's trouble. */
  private static final int FEW = 4;

  private record Node(String name, int column, int copies) {}

  private record Key(String parent, String name, boolean threads, boolean scheduled) {}

  PstreeParser() {
    super("pstree");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "pstree");
  }

  @Override
  public int recognise(List<String> head) {
    String first = head.isEmpty() ? "" : head.get(0);
    long branches = head.stream().skip(1).filter(line -> BRANCH.matcher(line).matches()).count();
    boolean arguments = head.size() > 2 && branches == head.size() - 1 && !first.isBlank();
    boolean root = ROOT.matcher(first).matches() || (arguments && first.charAt(0) != ' ');
    return root && branches * 2 >= head.size() - 1 ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final Deque<Node> path = new ArrayDeque<>();
      private final Map<Key, Integer> copies = new LinkedHashMap<>();
      private final Map<Key, Origin> proof = new HashMap<>();
      private String root = "";
      private long tasks;
      private Origin first;

      @Override
      public boolean row(String line, int number) {
        int start = start(line);
        if (start < 0 || line.length() > 4000) {
          return false;
        }
        first = first == null ? out.at(number, line) : first;
        while (!path.isEmpty() && path.peek().column() >= start) {
          path.pop();
        }
        List<Node> added = nodes(line, start);
        for (Node node : added) {
          root = root.isEmpty() ? node.name() : root;
          tasks += node.copies();
          count(node, added, out.at(number, line));
          path.push(node);
        }
        return !added.isEmpty();
      }

      /** Counts a node below the one before it; of a branch with a count the last name tells. */
      private void count(Node node, List<Node> added, Origin origin) {
        if (path.isEmpty()) {
          return;
        }
        boolean threads = node.name().startsWith("{");
        String name = node.name().replaceAll("[{}]", "");
        boolean below = path.stream().anyMatch(above -> SCHEDULERS.contains(above.name()));
        boolean wraps = SHELLS.contains(name) || SCHEDULERS.contains(name);
        if (below && wraps && !node.equals(added.get(added.size() - 1))) {
          return;
        }
        // what a job starts itself is its own affair
        String parent = path.peek().name();
        boolean scheduled =
            below && !threads && (SHELLS.contains(parent) || SCHEDULERS.contains(parent));
        Key key = new Key(scheduled ? "cron" : parent, name, threads, scheduled);
        copies.merge(key, node.copies(), Integer::sum);
        proof.putIfAbsent(key, origin);
      }

      @Override
      public void end() {
        copies.forEach(
            (key, count) -> {
              if (count >= FEW) {
                out.observe(
                    new TreeBranch(
                        key.parent(),
                        key.name(),
                        count,
                        key.threads(),
                        key.scheduled(),
                        proof.get(key)));
              }
            });
        if (root.equals("systemd") || root.equals("init")) {
          out.observe(new Measure("tasks.total", tasks, out.sample(), first));
        }
      }
    };
  }

  /** Where the first name of a line stands, or -1. */
  private static int start(String line) {
    int at = 0;
    while (at < line.length() && " |`+-│├└─┬".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at < line.length() ? at : -1;
  }

  /** The processes of a line; a count before a bracket holds for all within it. */
  private static List<Node> nodes(String line, int start) {
    List<Node> nodes = new ArrayList<>();
    int times = 1;
    int at = start;
    Matcher joint = JOINT.matcher(line);
    while (at < line.length()) {
      int end = joint.find(at) ? joint.start() : line.length();
      Matcher node = NODE.matcher(line.substring(at, end));
      if (!node.matches()) {
        nodes.clear();
        return nodes;
      }
      times =
          Math.min(10_000_000, times * (node.group(1) == null ? 1 : Text.integer(node.group(1))));
      nodes.add(new Node(name(node.group(2)), at, times));
      at = end == line.length() ? end : joint.end();
    }
    return nodes;
  }

  /** With {@code -a} the arguments follow, and the name is the file that was started. */
  private static String name(String text) {
    String bare = text.strip();
    int blank = bare.indexOf(' ');
    boolean title = blank < 0 || bare.charAt(blank - 1) == ':';
    return title ? bare : Text.baseName(bare.substring(0, blank).replaceFirst(",\\d+$", ""));
  }
}
