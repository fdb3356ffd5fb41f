package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.cli.Sanitizer;
import dev.culprit.flow.NodeAnswer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What each node of a request's way answered. */
public final class FlowRenderer {

  private FlowRenderer() {}

  /** A line for each node, and the one to look at; nothing where no flow was asked. */
  public static void text(List<NodeAnswer> answers, PrintStream out) {
    if (answers.isEmpty()) {
      return;
    }
    out.println();
    out.println("FLOW");
    for (NodeAnswer answer : answers) {
      String lead =
          String.format(
              Locale.ROOT,
              "   %-7s  %s%s (%d ms): ",
              answer.outcome().word(),
              Sanitizer.line(answer.node().name()),
              answer.address().isEmpty() ? "" : " " + answer.address(),
              answer.millis());
      Wrapping.wrap(lead, "            ", answer.why()).forEach(out::println);
    }
    NodeAnswer last = null;
    for (NodeAnswer answer : answers) {
      last = answer.ok() ? last : answer;
    }
    if (last != null) {
      Wrapping.wrap(
              "   ",
              "   ",
              "Look at "
                  + last.node().name()
                  + " first: every node behind it answers as it should.")
          .forEach(out::println);
    }
  }

  /** The field {@code flow}; nothing where no flow was asked. */
  static void json(List<NodeAnswer> answers, JsonGenerator json) throws IOException {
    if (answers.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("flow");
    for (NodeAnswer answer : answers) {
      json.writeStartObject();
      json.writeStringField("node", answer.node().name());
      json.writeStringField("outcome", answer.outcome().word());
      json.writeNumberField("millis", answer.millis());
      json.writeStringField("why", answer.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
