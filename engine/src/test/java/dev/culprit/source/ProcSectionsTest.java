package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcSectionsTest {

  @Test
  void walksSectionsAndSkipsWhatIsLeftOfOne() {
    String text =
        String.join(
            "\n",
            ProcSections.header(1, "fd"),
            "0 -> /dev/null",
            "1 -> socket:[7]",
            ProcSections.header(22, "fd"),
            ProcSections.header(23, "fd"),
            "3 -> pipe:[9]");
    ProcSections sections = new ProcSections(Lines.of(text));
    assertTrue(sections.next());
    assertEquals(1, sections.pid());
    assertEquals("0 -> /dev/null", sections.line());
    assertEquals(2, sections.number());
    assertTrue(sections.next());
    assertEquals(22, sections.pid());
    assertNull(sections.line());
    assertNull(sections.line());
    assertTrue(sections.next());
    assertEquals(23, sections.pid());
    assertEquals("3 -> pipe:[9]", sections.line());
    assertNull(sections.line());
    assertFalse(sections.next());
  }

  @Test
  void noProcessOpensASectionOfAnother() {
    assertEquals(" ==> /proc/1/fd <==", ProcSections.harmless("==> /proc/1/fd <=="));
    assertEquals("a ==> /proc/1/fd <==", ProcSections.harmless("a\n==> /proc/1/fd <=="));
    assertEquals("a\tb", ProcSections.harmless("a\tb"));
  }

  @Test
  void knowsItsReadings() {
    Reading fd = new Reading("/proc/*/fd", "", ProcSections.path("fd"), 0, Content.of(""));
    Reading one = new Reading("proc/7/fd", "", "/proc/7/fd", 0, Content.of(""));
    assertEquals("fd", ProcSections.kind(fd).orElseThrow());
    assertTrue(ProcSections.kind(one).isEmpty());
  }
}
