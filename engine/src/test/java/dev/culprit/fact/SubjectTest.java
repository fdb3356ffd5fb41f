package dev.culprit.fact;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SubjectTest {

  private static boolean shared(String a, String b) {
    Subject first = Subject.of(Subject.Kind.DEVICE, a);
    return first.maySharePhysicalDisk(Subject.of(Subject.Kind.DEVICE, b));
  }

  @Test
  void partitionLiesOnItsDisk() {
    assertTrue(shared("sdc1", "sdc"));
    assertTrue(shared("/dev/nvme0n1p2", "nvme0"));
    assertTrue(shared("sda1-8", "/dev/sda"));
  }

  @Test
  void namesWithoutDiskMayLieOnAny() {
    assertTrue(shared("dm-3", "sdc"));
    assertTrue(shared("sdb1", "ata3.00"));
  }

  @Test
  void anotherDiskIsAnother() {
    assertFalse(shared("sda1", "sdb"));
    assertFalse(shared("nvme0n1p1", "nvme1n1"));
    assertFalse(Subject.HOST.maySharePhysicalDisk(Subject.of(Subject.Kind.DEVICE, "sda")));
  }
}
