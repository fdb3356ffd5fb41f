package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The incident is what it claims to be, as /proc tells it: else a green diagnosis of it would mean
 * little.
 */
@Tag("live")
class SocketLeakHarnessIT {
  private static final int FULL = SocketLeakIncident.DESCRIPTOR_LIMIT - 1;

  private LiveHost host;

  @BeforeEach
  void needs() {
    host = LiveHost.require();
  }

  @Test
  void everyWorkerIsFullOfUnboundSocketsAndThePageFails() throws Exception {
    try (SocketLeakIncident incident = SocketLeakIncident.start(host, State.ALL_FULL)) {
      for (Descriptors worker : descriptors(incident)) {
        assertEquals(FULL, worker.open());
        assertTrue(worker.unbound() > 0.9 * worker.open(), worker::toString);
      }
      assertEquals(500, incident.request());
      assertTrue(Files.readString(incident.nginxErrorLog()).contains("Too many open files"));
    }
  }

  @Test
  void oneWorkerHasRoomLeftAndGrowsByOneSocketPerRequest() throws Exception {
    try (SocketLeakIncident incident = SocketLeakIncident.start(host, State.ROOM_LEFT)) {
      List<Descriptors> before = descriptors(incident);
      assertEquals(1, before.stream().filter(worker -> worker.open() < FULL).count());
      int requests = 0;
      while (incident.request() != 200) {
        assertTrue(++requests < 1_000, "no request reached the worker with room");
      }
      assertEquals(unbound(before) + 1, unbound(descriptors(incident)));
    }
  }

  @Test
  void nothingRemainsOnceTheIncidentIsOver() throws Exception {
    SocketLeakIncident incident = SocketLeakIncident.start(host, State.ALL_FULL);
    List<Long> processes = new ArrayList<>(incident.workers());
    processes.addAll(List.of(incident.phpFpmPid(), incident.nginxPid()));
    Path log = incident.nginxErrorLog();
    incident.close();
    for (long pid : processes) {
      assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }
    assertFalse(Files.exists(log));
  }

  private static int unbound(List<Descriptors> workers) {
    return workers.stream().mapToInt(Descriptors::unbound).sum();
  }

  private static List<Descriptors> descriptors(SocketLeakIncident incident) throws IOException {
    List<Descriptors> all = new ArrayList<>();
    for (long worker : incident.workers()) {
      all.add(Descriptors.of(worker));
    }
    return all;
  }
}
