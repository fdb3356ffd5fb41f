package dev.culprit.parse;

import dev.culprit.fact.ContainerSeen;
import dev.culprit.fact.NodeCondition;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code kubectl get -o json} of pods and nodes, alone or as a list. What events say is left to the
 * log scanner.
 */
final class KubernetesJsonParser extends JsonParser {

  KubernetesJsonParser() {
    super("kubernetes-json");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "kubectl", "oc")
        && Asked.arguments(reading.command()).matches(".*(?:-o|--output)[ =]?json\\b.*");
  }

  @Override
  public int recognise(List<String> head) {
    return begins(head, "\"apiVersion\":")
            && (begins(head, "\"kind\":") || begins(head, "\"items\":"))
        ? 95
        : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    if (!value.has("apiVersion")) {
      return false;
    }
    List<Json> items = value.get("items").items();
    for (Json item : items.isEmpty() ? List.of(value) : items) {
      one(item, place);
    }
    return true;
  }

  private static void one(Json item, Place place) {
    Json status = item.get("status");
    boolean list = item.text("kind").endsWith("List");
    if (item.text("kind").equals("Node") || status.has("nodeInfo")) {
      for (Json condition : status.get("conditions").items()) {
        condition(item.text("metadata", "name"), condition, place);
      }
    } else if (!list && (item.text("kind").equals("Pod") || status.has("containerStatuses"))) {
      pod(item, place);
    }
  }

  private static void condition(String node, Json condition, Place place) {
    String words = condition.text("reason") + ": " + condition.text("message");
    place
        .out()
        .observe(
            new NodeCondition(
                node,
                condition.text("type"),
                condition.text("status"),
                words,
                place.of(condition.get("status"))));
  }

  private static void pod(Json pod, Place place) {
    String service = ContainerWords.ofPod(pod.text("metadata", "name"));
    Json status = pod.get("status");
    for (String list : List.of("initContainerStatuses", "containerStatuses")) {
      for (Json container : status.get(list).items()) {
        container(container, service, place);
      }
    }
    if (status.text("reason").equals("Evicted")) {
      Origin origin = place.of(status.get("reason"));
      place
          .out()
          .observe(new ContainerSeen(service, "", "evicted", "Evicted", -1, -1, -1, -1, origin));
    }
  }

  private static void container(Json container, String pod, Place place) {
    if (!container.has("state")) {
      return; // it was cut off
    }
    Json state = container.get("state");
    Json ended =
        state.has("terminated")
            ? state.get("terminated")
            : container.get("lastState", "terminated");
    Json waiting = state.get("waiting", "reason");
    Json killed = ended.get("reason");
    boolean oom = killed.text().equals("OOMKilled");
    boolean waits = waiting.exists();
    String reason = oom || !waits ? killed.text() : waiting.text();
    boolean back = waiting.text().equals("CrashLoopBackOff");
    String word =
        back ? "restarting" : waits ? "waiting" : state.has("running") ? "running" : "exited";
    Json proof = oom ? killed : waits ? waiting : container.get("restartCount");
    String name = container.text("name");
    place
        .out()
        .observe(
            new ContainerSeen(
                name.isEmpty() ? pod : name,
                container.text("image"),
                word,
                reason.equals("Completed") ? "" : reason,
                Text.integer(ended.text("exitCode")),
                Text.integer(container.text("restartCount")),
                -1,
                -1,
                place.of(proof.exists() ? proof : container)));
  }
}
