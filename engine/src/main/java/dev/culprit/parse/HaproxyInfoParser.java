package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/** haproxy's {@code show info}, as measures of the process under {@code haproxy.}. */
final class HaproxyInfoParser extends LineParser {

  private static final Set<String> KEPT =
      Set.of(
          "Uptime_sec",
          "Ulimit-n",
          "Maxsock",
          "Maxconn",
          "Hard_maxconn",
          "CurrConns",
          "CumConns",
          "MaxConnRate",
          "ConnRate",
          "ConnRateLimit",
          "CurrSslConns",
          "MaxSslConns",
          "MaxPipes",
          "PipesUsed",
          "Tasks",
          "Run_queue",
          "Idle_pct",
          "Stopping",
          "DroppedLogs",
          "FailedResolutions",
          "Unstoppable Jobs");

  HaproxyInfoParser() {
    super("haproxy-info");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.command().contains("show info");
  }

  @Override
  public int recognise(List<String> head) {
    boolean named = marked(head, 1, line -> line.matches("Name: (?i:haproxy|hapee).{0,40}")) > 0;
    return named ? marked(head, 100, line -> line.matches("(?:Pid|Uptime_sec|Nbproc): \\d+")) : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      int colon = line.indexOf(':');
      if (colon < 1 || !line.substring(0, colon).matches("[A-Za-z][\\w -]{1,40}")) {
        return false;
      }
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (KEPT.contains(name) && Text.isNumber(value)) {
        double figure = Long.parseLong(value);
        out.observe(new Measure("haproxy." + name, figure, out.sample(), out.at(number, line)));
      }
      return true;
    };
  }
}
