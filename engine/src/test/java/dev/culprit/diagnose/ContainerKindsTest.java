package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.FilesystemUse;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.knowledge.Pages;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same two outputs in every sort of bundle that support tools make. */
class ContainerKindsTest {

  private static final String DF =
      """
      Filesystem     1024-blocks      Used Available Capacity Mounted on
      /dev/vdb1        209715200 209715200         0     100% /srv/data
      """;

  private static final String MEMINFO =
      """
      MemTotal:        8148308 kB
      MemFree:          120332 kB
      MemAvailable:     388120 kB
      """;

  @TempDir Path folder;

  /** sos: sos/report/plugins/filesys.py and memory.py name the command and copy the file. */
  private static final Map<String, String> SOS =
      Map.of(
          "sosreport-web01-2026-11-25-abc/sos_commands/filesys/df_-al_-x_autofs", DF,
          "sosreport-web01-2026-11-25-abc/proc/meminfo", MEMINFO);

  @Test
  void anUnpackedSosreport() throws Exception {
    write(SOS);
    check(folder);
  }

  @ParameterizedTest
  @CsvSource({"xz, xz", "gz, gz", "bz2, bzip2"})
  void aPackedSosreport(String ending, String compressor) throws Exception {
    check(pack("sosreport-web01.tar." + ending, compressor, SOS));
  }

  /** insights-core: the archive holds its copies of files and commands below data. */
  @Test
  void anInsightsArchive() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("insights-web01-20261125/data/insights_commands/df_-alP", DF);
    files.put("insights-web01-20261125/data/proc/meminfo", MEMINFO);
    check(pack("insights-web01-20261125.tar.gz", "gz", files));
  }

  /** supportutils: one text, each section under a head that says what the next line names. */
  @Test
  void aSupportconfig() throws Exception {
    String text =
        """
        #==[ Command ]======================================#
        # /bin/df -P
        %s
        #==[ Configuration File ]===========================#
        # /proc/meminfo
        %s
        """
            .formatted(DF, MEMINFO);
    check(pack("scc_web01_261125.txz", "xz", Map.of("scc_web01_261125/basic-env.txt", text)));
  }

  /** ec2rl: each module's log lies below mod_out/run. */
  @Test
  void ec2RescueLinux() throws Exception {
    write(
        Map.of(
            "2026-11-25T00_00_00/mod_out/run/df.log", DF,
            "2026-11-25T00_00_00/mod_out/run/meminfo.log", MEMINFO));
    check(folder);
  }

  /** troubleshoot.sh: what was run on the host lies below host-collectors/run-host. */
  @Test
  void aTroubleshootBundle() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("support-bundle-2026/host-collectors/run-host/df.txt", DF);
    files.put("support-bundle-2026/host-collectors/run-host/meminfo.txt", MEMINFO);
    files.put(
        "support-bundle-2026/host-collectors/system/hostos_info.json", "{\"name\":\"web01\"}");
    check(pack("support-bundle-2026.tar.gz", "gz", files));
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private Path pack(String name, String compressor, Map<String, String> files)
      throws IOException, CompressorException {
    Path archive = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(archive);
        OutputStream packed =
            new CompressorStreamFactory().createCompressorOutputStream(compressor, out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }

  private static void check(Path path) throws IOException, NoInputException {
    Reader reader = new Reader(new Pages().knowledge(), Options.NONE, new Stopwatch());
    try (Bundle bundle = Bundles.open(List.of(path))) {
      reader.read(bundle);
    }
    List<Observation> read = reader.collected().observations();
    FilesystemUse use = only(read, FilesystemUse.class);
    assertEquals("/srv/data", use.mount());
    assertEquals(209_715_200, use.used());
    assertEquals(
        List.of(8_148_308.0),
        read.stream()
            .filter(Measure.class::isInstance)
            .map(Measure.class::cast)
            .filter(measure -> measure.name().equals("meminfo.MemTotal"))
            .map(Measure::value)
            .toList());
  }

  private static <T> T only(List<Observation> read, Class<T> kind) {
    List<T> found = read.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }
}
