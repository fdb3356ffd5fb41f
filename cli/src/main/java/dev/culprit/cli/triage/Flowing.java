package dev.culprit.cli.triage;

import dev.culprit.cli.render.FlowRenderer;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.flow.Flow;
import dev.culprit.knowledge.FlowNode;
import dev.culprit.source.Reading;
import dev.culprit.triage.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends one request at each node of a request's way, and names the first that fails. */
final class Flowing {

  private final Sitting sitting;
  private final List<FlowNode> nodes;

  /** For the nodes of a flow file; none where no file was given. */
  Flowing(Sitting sitting, List<FlowNode> nodes) {
    this.sitting = sitting;
    this.nodes = List.copyOf(nodes);
  }

  /** Whether a flow file was given. */
  boolean given() {
    return !nodes.isEmpty();
  }

  /**
   * Asks each node; what they say takes the place of what they said before.
   *
   * @param consent by whose consent
   */
  Outcome ask(String consent) {
    if (!given()) {
      return sitting.wrong("No flow file names the nodes: culprit triage --flow FILE.");
    }
    sitting.screen().say("", "Asking " + nodes.size() + " nodes, one request each:");
    Flow flow = new Flow(nodes);
    List<Reading> readings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    sitting
        .desk()
        .interruptibly(
            () -> {
              flow.readings(readings::add, s -> notes.add(s.source() + ": " + s.reason()));
              return true;
            });
    Looks.print(sitting.desk(), out -> FlowRenderer.text(flow.answers(), out));
    notes.forEach(n -> sitting.screen().say("   not read: ", n));
    return sitting.take(
        new Input.Ran("flow", readings),
        Map.of("consent", consent, "notes", String.join("\n", notes)));
  }
}
