package dev.culprit.source;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands before the tool in a command line: {@code sudo}, {@code timeout 5}, {@code A=b}. */
final class Wrappers {

  /**
   * How many words a wrapper takes for itself.
   *
   * @param valued options that are followed by a value of their own
   * @param operands words after the options that are its own, such as the seconds of {@code
   *     timeout}
   */
  private record Shape(Set<String> valued, int operands) {}

  private static final Shape BARE = new Shape(Set.of(), 0);

  private static final Map<String, Shape> WRAPPERS =
      Map.ofEntries(
          Map.entry("sudo", new Shape(Set.of("-u", "-g", "-p", "-h", "-C", "-r", "-t"), 0)),
          Map.entry("doas", new Shape(Set.of("-u", "-C"), 0)),
          Map.entry("timeout", new Shape(Set.of("-s", "-k", "--signal", "--kill-after"), 1)),
          Map.entry("nice", new Shape(Set.of("-n"), 0)),
          Map.entry("ionice", new Shape(Set.of("-c", "-n"), 0)),
          Map.entry("chrt", new Shape(Set.of(), 1)),
          Map.entry("taskset", new Shape(Set.of("-c"), 1)),
          Map.entry("env", new Shape(Set.of("-u"), 0)),
          Map.entry("time", BARE),
          Map.entry("nohup", BARE),
          Map.entry("exec", BARE),
          Map.entry("command", BARE),
          Map.entry("builtin", BARE),
          Map.entry("setsid", BARE),
          Map.entry("unbuffer", BARE),
          Map.entry("busybox", BARE),
          Map.entry("stdbuf", new Shape(Set.of("-i", "-o", "-e"), 0)),
          Map.entry("chroot", new Shape(Set.of(), 1)),
          Map.entry("runuser", new Shape(Set.of("-u", "-g"), 0)),
          Map.entry("nsenter", new Shape(Set.of("-t", "--target", "-S", "-G"), 0)),
          Map.entry("unshare", BARE),
          Map.entry("lxc-attach", new Shape(Set.of("-n", "--name"), 0)),
          Map.entry("watch", new Shape(Set.of("-n", "--interval"), 0)),
          Map.entry("xargs", new Shape(Set.of("-n", "-I", "-P", "-L", "-d", "-s"), 0)),
          Map.entry("ssh", new Shape(Set.of("-p", "-i", "-l", "-o", "-F", "-J"), 1)));

  private static final Set<String> EXEC_OPTIONS = Set.of("-u", "-e", "-w", "-n", "-c");

  private static final Set<String> KEYWORDS =
      Set.of("do", "then", "else", "if", "elif", "while", "until", "{", "}", "!", "(", ")");

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh", "ash", "zsh", "su");

  private Wrappers() {}

  /** The words from the tool on; empty if nothing but assignments stands there. */
  static List<String> unwrapped(List<String> words) {
    List<String> rest = words;
    while (!rest.isEmpty()) {
      int own = ownWords(rest);
      if (own == 0) {
        return rest;
      }
      rest = rest.subList(Math.min(own, rest.size()), rest.size());
    }
    return rest;
  }

  /** The script of {@code sh -c SCRIPT}, or "". */
  static String script(List<String> words) {
    int option = words.indexOf("-c");
    return SHELLS.contains(name(words.get(0))) && option > 0
        ? String.join(" ", words.subList(option + 1, words.size()))
        : "";
  }

  /** A word without its folder. */
  static String name(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static int ownWords(List<String> words) {
    String first = words.get(0);
    if (KEYWORDS.contains(first) || isAssignment(first)) {
      return 1;
    }
    String name = name(first);
    if (name.equals("ip") && words.size() > 4 && isNetnsExec(words)) {
      return 4;
    }
    if (Set.of("docker", "podman", "nerdctl", "kubectl", "oc", "crictl").contains(name)) {
      return words.size() > 3 && words.get(1).equals("exec") ? container(words) : 0;
    }
    Shape shape = WRAPPERS.get(name);
    if (shape == null) {
      return 0;
    }
    int own = options(words, 1, shape.valued()) + shape.operands();
    return own < words.size() ? own : 0;
  }

  private static boolean isNetnsExec(List<String> words) {
    return words.get(1).equals("netns") && words.get(2).equals("exec");
  }

  private static int container(List<String> words) {
    int dashes = words.indexOf("--");
    int own = dashes > 0 ? dashes + 1 : options(words, 2, EXEC_OPTIONS) + 1;
    return own < words.size() ? own : 0;
  }

  private static int options(List<String> words, int from, Set<String> valued) {
    int i = from;
    while (i < words.size() && words.get(i).startsWith("-")) {
      String option = words.get(i++);
      if (option.equals("--")) {
        break;
      }
      if (valued.contains(option)) {
        i++;
      }
    }
    return i;
  }

  static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    if (equals < 1 || Character.isDigit(word.charAt(0))) {
      return false;
    }
    for (int i = 0; i < equals; i++) {
      char c = word.charAt(i);
      if (c != '_' && !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
