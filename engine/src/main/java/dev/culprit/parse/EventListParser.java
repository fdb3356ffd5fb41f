package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;

/** {@code kubectl get events}: its rows are counted here; the log scanner reads their messages. */
final class EventListParser extends LineParser {

  EventListParser() {
    super("event-list");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "kubectl", "oc")
        && Asked.arguments(reading.command())
            .matches("(?:.*\\bget (?:-\\S+ )*)?(?:ev|events?)\\b.*");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, EventListParser::isHeader);
  }

  private static boolean isHeader(String line) {
    boolean old = line.startsWith("LASTSEEN ") || line.startsWith("LAST SEEN ");
    boolean all = line.startsWith("NAMESPACE ") && line.contains(" LAST SEEN ");
    return (old || all || line.contains(" LASTSEEN "))
        && line.contains("REASON")
        && line.contains("MESSAGE");
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) ->
        isHeader(line)
            || line.matches(".*\\b(?:Normal|Warning) {1,20}[A-Z]\\w+ .*")
            || line.startsWith("No resources found")
            || line.startsWith("No events found");
  }
}
