package dev.culprit.flow;

import dev.culprit.knowledge.FlowNode;
import dev.culprit.source.Bundle;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Asks every node once, one after the other, and hands over what they said as readings. */
public final class Flow implements Bundle {

  /** The columns of the table, which a parser reads again. */
  private static final String HEADER = "NODE OUTCOME MILLIS TARGET NAME: WHY";

  private final List<FlowNode> nodes;
  private final List<NodeAnswer> answers = new ArrayList<>();

  /** The way of a request, from the user's end to the far one. */
  public Flow(List<FlowNode> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public String name() {
    return "the flow";
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    for (FlowNode node : nodes) {
      NodeAnswer answer = NodeProbe.ask(node);
      answers.add(answer);
      if (!answer.talk().isEmpty()) {
        String command = "curl -v " + shown(answer);
        reader.accept(new Reading(command, command, "", 0, Content.of(answer.talk())));
      }
      if (!node.balancer().isEmpty()) {
        Belief.read(node, reader, skipped);
      }
    }
    reader.accept(new Reading("culprit flow", "culprit flow", "", 0, Content.of(table())));
  }

  private static String shown(NodeAnswer answer) {
    FlowNode node = answer.node();
    return node.kind() == FlowNode.Kind.TCP ? "telnet://" + node.target() : node.target();
  }

  private String table() {
    StringBuilder table = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < answers.size(); i++) {
      NodeAnswer answer = answers.get(i);
      table.append(i).append(' ').append(answer.outcome().word()).append(' ');
      table.append(answer.millis()).append(' ');
      table.append(answer.address().isEmpty() ? "-" : answer.address()).append(' ');
      table.append(flat(answer.node().name()).replace(':', '?')).append(": ");
      table.append(flat(answer.why())).append('\n');
    }
    return table.toString();
  }

  private static String flat(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  /** What the nodes answered, in their order; empty before the readings were taken. */
  public List<NodeAnswer> answers() {
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    // every connection is closed by then
  }
}
