package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One worker was replaced and has room: a trace of it shows the leak itself. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SocketLeakWithRoomIT extends SocketLeakDiagnosis {

  SocketLeakWithRoomIT() {
    super(State.ROOM_LEFT);
  }

  @Test
  @Order(3)
  void theFirstCommandIsTheTraceOfTheWorkerWithRoom() throws Exception {
    Map<String, Object> first = ranked().next().get(0);

    assertEquals("trace-descriptors", Answer.of(first, "test"));
    String command = Answer.of(first, "command");
    assertTrue(command.contains("strace ") && command.contains(" -k "), command);
    assertTrue(command.endsWith("-p " + workerWithRoom()), command);
  }

  @Test
  @Order(3)
  void nothingIntrusiveIsRunUnasked() throws Exception {
    Answer answer = diagnose("--samples", "1", "--auto");

    assertEquals("socket-leak-unbound", answer.first().cause(), answer::summary);
    assertEquals("trace-descriptors", Answer.of(answer.next().get(0), "test"));
  }

  @Test
  @Order(4)
  void theTraceNamesTheLibraryAndTheFunction() throws Exception {
    assertCallSiteLeads(traced());
  }

  private long workerWithRoom() throws IOException {
    long best = 0;
    for (long worker : incident().workers()) {
      if (Descriptors.count(worker) < SocketLeakIncident.DESCRIPTOR_LIMIT - 2) {
        best = worker;
      }
    }
    return best;
  }
}
