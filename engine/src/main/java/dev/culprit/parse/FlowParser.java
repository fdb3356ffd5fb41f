package dev.culprit.parse;

import dev.culprit.fact.FlowStep;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of {@code culprit diagnose --flow}: what each node of a request's way answered. */
final class FlowParser extends LineParser {

  private static final String HEADER = "NODE OUTCOME MILLIS TARGET NAME: WHY";

  private static final Pattern ROW =
      Pattern.compile(
          "(\\d{1,3}) (right|wrong|refused|down) (\\d{1,9}) (\\S{1,260}) ([^:]{1,200}):"
              + " (.{0,2000})");

  FlowParser() {
    super("flow");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "culprit") && reading.command().contains("flow");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, HEADER::equals);
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Matcher row = ROW.matcher(line.length() > 3000 ? "" : line);
      if (!row.matches()) {
        return line.equals(HEADER);
      }
      String target = row.group(4).equals("-") ? "" : row.group(4);
      out.observe(
          new FlowStep(
              Text.integer(row.group(1)),
              row.group(5),
              target,
              row.group(2),
              Text.integer(row.group(3)),
              row.group(6),
              out.at(number, line)));
      return true;
    };
  }
}
