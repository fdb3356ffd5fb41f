package dev.culprit.parse;

import dev.culprit.fact.DiskHealth;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code smartctl -j} (since 7.0) of ATA, SAS and NVMe disks. */
final class SmartctlJsonParser extends JsonParser {

  /** Fields of NVMe's and SCSI's logs under the names that smartctl prints in words. */
  private static final Map<String, String> NAMES =
      Map.of(
          "critical_warning", "Critical Warning",
          "media_errors", "Media and Data Integrity Errors",
          "percentage_used", "Percentage Used",
          "available_spare", "Available Spare",
          "num_err_log_entries", "Error Information Log Entries",
          "power_on_hours", "Power On Hours");

  SmartctlJsonParser() {
    super("smartctl-json");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "smartctl")
        && Asked.arguments(reading.command()).matches("(?:.* )?(?:-\\w*j\\w*|--json\\S*)(?: .*)?");
  }

  @Override
  public int recognise(List<String> head) {
    return begins(head, "\"smartctl\":") ? 95 : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    if (!value.has("smartctl")) {
      return false;
    }
    Map<String, Long> counts = new TreeMap<>();
    Json proof = value.get("smart_status", "passed");
    for (Json row : value.get("ata_smart_attributes", "table").items()) {
      if (SmartctlParser.ATTRIBUTES.contains(row.text("name"))) {
        // the string shows the count alone where the raw value packs temperatures and times
        String count = SmartctlParser.count(row.text("raw", "string"));
        counts.put(row.text("name"), Text.number(count, row.number(0, "raw", "value")));
        proof = proof.exists() ? proof : row.get("name");
      }
    }
    Json nvme = value.get("nvme_smart_health_information_log");
    NAMES.forEach(
        (field, name) -> {
          if (nvme.has(field)) {
            counts.put(name, nvme.number(0, field));
          }
        });
    Json grown = value.get("scsi_grown_defect_list");
    if (grown.exists()) {
      counts.put("Elements in grown defect list", value.number(0, "scsi_grown_defect_list"));
    }
    Json errors = value.get("scsi_error_counter_log");
    if (errors.exists()) {
      long sum = 0;
      for (String what : new String[] {"read", "write", "verify"}) {
        sum += errors.number(0, what, "total_uncorrected_errors");
      }
      counts.put(SmartctlParser.UNCORRECTED, sum);
    }
    if (proof.exists() || !counts.isEmpty()) {
      boolean passed =
          !value.get("smart_status").has("passed") || value.is("smart_status", "passed");
      String device = value.text("device", "name");
      place.out().observe(new DiskHealth(device, passed, counts, place.of(proof)));
    }
    return true;
  }
}
