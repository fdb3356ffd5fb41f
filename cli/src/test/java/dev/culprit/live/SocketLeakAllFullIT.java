package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** No worker has room: a trace shows only failing calls, and their stacks. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SocketLeakAllFullIT extends SocketLeakDiagnosis {

  /**
   * Nobody starts this php-fpm but the test; a manager that took it for its own would reload it.
   */
  private static final String SAVES_AND_THEN_RENEWS =
      ".*/fd;.* && (kill -USR2 \\d+|(systemctl|service) .*\\breload\\b.*)";

  SocketLeakAllFullIT() {
    super(State.ALL_FULL);
  }

  @Test
  @Order(3)
  void theFirstCommandSavesTheEvidenceAndFreesAWorker() throws Exception {
    Map<String, Object> first = ranked().next().get(0);

    assertEquals("save-evidence-and-free-a-worker", Answer.of(first, "test"));
    assertTrue(Answer.of(first, "why").contains("trace"), first::toString);
    String command = Answer.of(first, "command");
    assertTrue(command.matches(SAVES_AND_THEN_RENEWS), command);
  }

  @Test
  @Order(4)
  void theFailingCallsNameTheLibraryAndTheFunction() throws Exception {
    assertCallSiteLeads(traced());
  }
}
