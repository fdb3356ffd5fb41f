package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.KnowledgeReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderValuesTest {

  private static Map<String, String> of(Subject.Kind kind, String name) {
    return of(Subject.of(kind, name));
  }

  private static Map<String, String> of(Subject subject) {
    return new PlaceholderValues(List.of(), new KnowledgeReader().knowledge()).of(subject);
  }

  @Test
  void theMachineAsAWholeHasNoNameForACommand() {
    assertNull(of(Subject.HOST).get("subject"));
    assertNull(of(Subject.HOST).get("host"));
    assertEquals("198.51.100.57", of(Subject.Kind.HOST, "198.51.100.57").get("host"));
  }

  @Test
  void whatListensAtAPathHasNoAddress() {
    Map<String, String> socket = of(Subject.Kind.UPSTREAM, "unix:/run/php.sock");
    assertNull(socket.get("upstream"));
    assertNull(socket.get("address"));
    Map<String, String> address = of(Subject.Kind.UPSTREAM, "192.0.2.9:8000");
    assertEquals("192.0.2.9:8000", address.get("upstream"));
    assertEquals("192.0.2.9", address.get("address"));
    assertEquals("8000", address.get("port"));
  }
}
