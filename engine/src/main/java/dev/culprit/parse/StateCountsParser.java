package dev.culprit.parse;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.source.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts of TCP states, as {@code ss | awk | sort | uniq -c} and its like print them: {@code 595
 * ESTAB} or {@code TIME_WAIT 17}.
 */
final class StateCountsParser extends LineParser {

  /** Words of the tools' headers, which such pipelines count along. */
  private static final Set<String> HEADINGS =
      Set.of("State", "Foreign", "established)", "Address", "servers", "UNCONN", "CONNECTED");

  StateCountsParser() {
    super("state-counts");
  }

  @Override
  public boolean claims(Reading reading) {
    String command = reading.command();
    return Asked.tool(reading, "ss", "netstat")
        && (command.contains("uniq -c") || command.contains("awk"));
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    boolean half = false;
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

    @Override
    public boolean row(String line, int number) {
      Count count = Count.of(line);
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
