package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.KnowledgeReader;
import org.junit.jupiter.api.Test;

class ServiceNamesTest {

  private final ServiceNames names = new ServiceNames(none());

  @Test
  void aLogWithoutTheEndingBelongsToTheScript() {
    seen(7, "python3", "python3 /srv/app/thumbd.py --port 80");
    assertEquals("thumbd.py", names.ofLog("thumbd", "/var/log/app.log"));
    assertEquals("thumbd.py", names.ofLog("thumbd.py", "/var/log/app.log"));
  }

  @Test
  void aLogOfAnUnseenProgramKeepsItsName() {
    seen(7, "python3", "python3 /srv/app/thumbd.py");
    assertEquals("thumb", names.ofLog("thumb", "/var/log/app.log"));
    assertEquals("", names.ofLog("", "/var/log/app.log"));
  }

  @Test
  void whatATextIsCalledNamesNoServiceUnlessOneIsKnown() {
    assertEquals("", names.ofLog("findings", "tickets/findings.txt"));
    assertEquals("findings", names.ofLog("findings", "var/log/findings.log"));
    assertEquals("orders", names.ofLog("orders", "tickets/findings.txt"));
    seen(7, "findings", "findings --all");
    assertEquals("findings", names.ofLog("findings", "tickets/findings.txt"));
  }

  private void seen(int pid, String command, String arguments) {
    names.learn(
        new ProcessSeen(
            pid,
            1,
            "app",
            command,
            arguments,
            'S',
            -1,
            -1,
            -1,
            -1,
            "",
            0,
            new Origin("ps", 1, "")));
  }

  private static Knowledge none() {
    return new KnowledgeReader().knowledge();
  }
}
