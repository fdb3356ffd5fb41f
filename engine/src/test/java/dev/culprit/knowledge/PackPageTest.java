package dev.culprit.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackPageTest {

  @TempDir private Path folder;

  private PackPage read(String text, List<Fault> faults) throws IOException {
    Files.writeString(folder.resolve(PackPage.FILE), text);
    return PackPage.read(folder, faults).orElse(null);
  }

  @Test
  void saysWhatItNeeds() throws IOException {
    PackPage page =
        read(
            "name: shop\nversion: 1.2\nneeds-culprit: '>= 1.10'\nwithout: [disk-full]\n",
            new ArrayList<>());
    assertEquals("shop", page.name());
    assertEquals(Set.of("disk-full"), page.without());
    assertTrue(page.worksWith("1.10"));
    assertTrue(page.worksWith("1.11.0-SNAPSHOT"));
    assertFalse(page.worksWith("1.9"));
    assertFalse(page.worksWith("0.1.0-SNAPSHOT"));
  }

  @Test
  void tellsEachFaultWithItsLine() throws IOException {
    List<Fault> faults = new ArrayList<>();
    assertEquals(null, read("nam: Shop\nversion: new\nneeds-culprit: '1'\n", faults));
    String file = folder.resolve(PackPage.FILE).toString();
    List<String> told = faults.stream().map(Fault::toString).toList();
    assertEquals(
        List.of(
            file + ":1: unknown key 'nam'; nearest: name",
            file + ":1: 'name' is missing",
            file + ":2: 'new' is no version such as 1.2",
            file + ":3: '1' is no bound such as '>= 0.1'"),
        told);
  }

  @Test
  void aPackThatNeedsANewerCulpritIsLeftOutAsAWhole() throws IOException {
    Files.createDirectories(folder.resolve("causes/a"));
    Files.writeString(folder.resolve("causes/a/x.yaml"), "{id: x, title: t}");
    read("{name: shop, version: 1, needs-culprit: '>= 2'}", new ArrayList<>());
    KnowledgeReader reader = new KnowledgeReader().pack(folder, "1.9");
    assertTrue(reader.knowledge().causes().isEmpty());
    assertEquals(1, reader.faults().size());
    assertTrue(reader.faults().get(0).message().contains("needs Culprit 2, and this is 1.9"));
    assertFalse(new KnowledgeReader().pack(folder, "2.0").knowledge().causes().isEmpty());
  }
}
