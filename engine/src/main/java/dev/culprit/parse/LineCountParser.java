package dev.culprit.parse;

import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.InotifyUse;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bare numbers that answer {@code ls /proc/PID/fd | wc -l} or {@code lsof -p PID | grep … | wc -l};
 * what each number counts stands in the command alone.
 */
final class LineCountParser extends LineParser {

  /** All that lsof lists of one process, counted. */
  private static final Pattern LSOF_OF_ONE =
      Pattern.compile(".*\\blsof (?:-\\w{1,6} ){0,4}-\\w{0,4}p ?(\\d{1,9})\\s{0,4}\\| ?wc -l.*");

  LineCountParser() {
    super("line-count");
  }

  @Override
  public boolean claims(Reading reading) {
    return isCount(reading.command());
  }

  private static boolean isCount(String command) {
    boolean descriptors = command.contains("/fd") || command.contains("lsof ");
    return descriptors && (command.contains("wc -l") || command.contains("inotify"));
  }

  @Override
  public int recognise(List<String> head) {
    boolean asked = head.stream().anyMatch(line -> Prompt.isEcho(line) && isCount(line));
    boolean numbers =
        head.stream()
            .filter(line -> !line.isBlank() && !Prompt.isEcho(line))
            .allMatch(line -> isNumbers(line));
    boolean any = head.stream().anyMatch(line -> isNumbers(line) && !line.isBlank());
    return numbers && any ? (asked ? 90 : 1) : 0;
  }

  private static boolean isNumbers(String line) {
    return Text.words(line, 4).stream().allMatch(Text::isNumber);
  }

  @Override
  Rows begin(Sink out) {
    return new Numbers(out);
  }

  private static final class Numbers implements Rows {

    private final Sink out;
    private final List<String> commands = new ArrayList<>();
    private final Map<DescriptorKind, Integer> kinds = new EnumMap<>(DescriptorKind.class);
    private int pid;
    private int total = -1;
    private String program;
    private Origin origin;

    Numbers(Sink out) {
      this.out = out;
      ask(out.asked());
    }

    private void ask(String command) {
      finish();
      commands.clear();
      Matcher one = LSOF_OF_ONE.matcher(command);
      pid = one.matches() ? Text.integer(one.group(1)) : ProcPath.lastPid(command);
      program = ProcPath.program(command);
      for (String part : command.split(";|&&", 20)) {
        if (part.contains("wc -l")) {
          commands.add(part);
        }
      }
    }

    @Override
    public boolean row(String line, int number) {
      if (Prompt.isEcho(line)) {
        if (isCount(line)) {
          ask(line);
        }
        return false;
      }
      List<String> words = Text.words(line, 3);
      int count = Text.integer(words.get(0));
      if (count >= 0 && words.size() == 2 && out.asked().contains("inotify")) {
        int owner = Text.integer(words.get(1));
        if (owner > 0) {
          out.observe(new InotifyUse(owner, "", "", count, -1, out.at(number, line)));
        }
        return owner > 0;
      }
      return count >= 0 && words.size() == 1 && !commands.isEmpty() && take(count, number, line);
    }

    private boolean take(int count, int number, String line) {
      String command = commands.remove(0);
      if (LSOF_OF_ONE.matcher(command).matches()) {
        origin = out.at(number, line);
        total = Math.max(0, count - 1); // its first line is the header
      } else if (command.contains("/fd") || command.contains(" fd")) {
        origin = out.at(number, line);
        if (!command.contains("grep")) {
          total = Math.max(0, count - besides(command));
        } else if (command.contains("socket") && !command.contains("-v")) {
          kinds.put(DescriptorKind.SOCKET, count);
        }
      } else if (command.contains("identify protocol")) {
        origin = out.at(number, line);
        kinds.put(DescriptorKind.UNBOUND_SOCKET, count);
      }
      return true;
    }

    /** Lines of ls that are no descriptors: the total, and the folder itself and its parent. */
    private static int besides(String command) {
      boolean all = command.contains("ll ") || command.contains("-la") || command.contains("-al");
      return all ? 3 : command.contains("ls -l") || command.contains("ls -1l") ? 1 : 0;
    }

    private void finish() {
      // a count of 0 answers for a process that is gone or refused
      int known = kinds.values().stream().mapToInt(i -> i).sum();
      int all = Math.max(total, known);
      if (origin != null && all > 0) {
        out.observe(new DescriptorTally(pid, program, all, kinds, total < 0, out.sample(), origin));
      }
      kinds.clear();
      total = -1;
      origin = null;
    }

    @Override
    public void end() {
      finish();
    }
  }
}
