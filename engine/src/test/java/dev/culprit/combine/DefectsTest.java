package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.DefectInstalled;
import dev.culprit.fact.HostIdentity;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PackageInstalled;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Pages;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefectsTest {

  private static final Origin AT = new Origin("x", 1, "");
  private static final Knowledge KNOWLEDGE =
      new Pages()
          .defect(
              "bad-kernel",
              "packages: ['linux-image-6.1.*', 'kernel']",
              "compare: package",
              "affected: [{from: '6.1.64-1', before: '6.1.66-1'}]",
              "signs: [oops]",
              "fixed: 6.1.66-1")
          .knowledge();

  @Test
  void theRunningKernelHasItsDefects() {
    assertEquals(1, defects(kernel("6.1.0-14-amd64"), debian("6.1.0-14-amd64")));
    assertEquals(1, defects(kernel("6.1.64-1.el9.x86_64"), redHat("6.1.64-1.el9")));
  }

  @Test
  void aKernelThatOnlyLiesThereHasNone() {
    assertEquals(0, defects(kernel("6.1.0-15-amd64"), debian("6.1.0-14-amd64")));
    assertEquals(0, defects(kernel("6.1.66-1.el9.x86_64"), redHat("6.1.64-1.el9")));
  }

  @Test
  void whereNobodyToldWhatRunsTheInstalledOneCounts() {
    assertEquals(1, defects(debian("6.1.0-14-amd64")));
  }

  private static HostIdentity kernel(String release) {
    return new HostIdentity("", release, "", AT);
  }

  private static PackageInstalled debian(String release) {
    return new PackageInstalled("linux-image-" + release, "6.1.64-1", AT);
  }

  private static PackageInstalled redHat(String version) {
    return new PackageInstalled("kernel", version, AT);
  }

  private static int defects(Observation... observations) {
    List<DefectInstalled> found = Defects.of(new Observations(List.of(observations)), KNOWLEDGE);
    return found.size();
  }
}
