package dev.culprit.parse;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.source.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of TCP states, as {@code ss | awk | sort | uniq -c} and its like print them: {@code 595
 * ESTAB} or {@code TIME_WAIT 17}; and the bare number that {@code netstat -ant | grep -c TIME_WAIT}
 * answers, whose state stands in the command alone.
 */
final class StateCountsParser extends LineParser {

  /** Words of the tools' headers, which such pipelines count along. */
  private static final Set<String> HEADINGS =
      Set.of("State", "Foreign", "established)", "Address", "servers", "UNCONN", "CONNECTED");

  /**
   * {@code grep -c CLOSE_WAIT}, {@code grep TIME_WAIT | wc -l}, {@code state time-wait | wc -l}.
   */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:grep|egrep)(?: -\\w{1,4})* -\\w{0,3}c\\w{0,3} [\"']?([A-Za-z_-]{4,12}[12]?)[\"']?\\s*$"
              + "|(?:grep(?: -\\w{1,4})*|state) [\"']?([A-Za-z_-]{4,12}[12]?)[\"']? *\\| *wc -l\\s*$");

  StateCountsParser() {
    super("state-counts");
  }

  @Override
  public boolean claims(Reading reading) {
    String command = reading.command();
    return Asked.tool(reading, "ss", "netstat")
        && (command.contains("uniq -c")
            || command.contains("awk")
            || !countedState(command).isEmpty());
  }

  /** The state whose connections a command counts, or "". */
  private static String countedState(String command) {
    Matcher counted = COUNTED.matcher(command);
    if (!counted.find()) {
      return "";
    }
    String state =
        TcpStates.kernelName(counted.group(counted.group(1) == null ? 2 : 1).replace('-', '_'));
    return state == null ? "" : state;
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    boolean half = false;
    if (head.stream().filter(line -> !line.isBlank()).allMatch(StateCountsParser::isNumber)) {
      // any number may be anything: only the command tells what this one counts
      return head.isEmpty() ? 0 : 1;
    }
    for (String line : head) {
      if (half && !line.isBlank()) {
        return 0;
      }
      Count count = Count.of(line);
      if (count != null) {
        rows += count.state() == null ? 0 : 1;
      } else if (!line.isBlank() && !Prompt.isEcho(line) && !Prompt.isCut(line)) {
        half = true;
      }
    }
    return rows > 0 ? 90 : 0;
  }

  private static boolean isNumber(String line) {
    return Text.isNumber(line.strip());
  }

  /** A state, or null for a header's word, and how often it was seen. */
  private record Count(String state, int count) {

    static Count of(String line) {
      List<String> words = Text.words(line, 4);
      if (words.size() != 2) {
        return null;
      }
      int number = Text.integer(words.get(0));
      String name = number < 0 ? words.get(0) : words.get(1);
      number = number < 0 ? Text.integer(words.get(1)) : number;
      String state = TcpStates.kernelName(name);
      boolean known = state != null || HEADINGS.contains(name);
      return number < 0 || !known ? null : new Count(state, number);
    }
  }

  @Override
  Rows begin(Sink out) {
    return new Counts(out);
  }

  private static final class Counts implements Rows {

    private final Sink out;
    private final int port;
    private final Set<String> states = new HashSet<>();
    private int repeat;

    Counts(Sink out) {
      this.out = out;
      this.port = localPort(out.asked());
    }

    /** The port of {@code ss sport = :9300}, 0 if the command does not ask for one. */
    private static int localPort(String command) {
      int at = command.indexOf("sport");
      int colon = at < 0 ? -1 : command.indexOf(':', at);
      int end = colon + 1;
      while (colon >= 0 && end < command.length() && Character.isDigit(command.charAt(end))) {
        end++;
      }
      return colon < 0 || colon - at > 10
          ? 0
          : Math.max(0, Text.integer(command.substring(colon + 1, end)));
    }

    private Count counted(String line) {
      String state = countedState(out.asked());
      return state.isEmpty() ? null : new Count(state, Text.integer(line.strip()));
    }

    @Override
    public boolean row(String line, int number) {
      Count count = isNumber(line) ? counted(line) : Count.of(line);
      if (count == null) {
        return false;
      }
      if (count.state() != null && !count.state().equals("LISTEN")) {
        if (!states.add(count.state())) {
          states.clear();
          states.add(count.state());
          repeat++;
        }
        out.observe(
            new ConnectionTally(
                "tcp",
                count.state(),
                0,
                "",
                port > 0,
                port,
                "",
                -1,
                count.count(),
                out.sample() + repeat,
                out.at(number, line)));
      }
      return true;
    }
  }
}
