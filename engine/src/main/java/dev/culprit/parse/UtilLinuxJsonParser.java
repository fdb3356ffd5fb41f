package dev.culprit.parse;

import dev.culprit.fact.BlockDevice;
import dev.culprit.fact.FilesystemUse;
import dev.culprit.fact.LockHeld;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Mounted;
import dev.culprit.source.Reading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code -J} of lsblk, findmnt, lscpu and lslocks, of which each names its list. */
final class UtilLinuxJsonParser extends JsonParser {

  private static final List<String> LISTS =
      List.of("blockdevices", "filesystems", "lscpu", "locks");

  /** More than a host has. */
  private static final int MOST = 20_000;

  UtilLinuxJsonParser() {
    super("util-linux-json");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lsblk", "findmnt", "lscpu", "lslocks")
        && Asked.arguments(reading.command()).matches("(?:.* )?(?:-\\w*J\\w*|--json)(?: .*)?");
  }

  @Override
  public int recognise(List<String> head) {
    return LISTS.stream().anyMatch(list -> begins(head, "\"" + list + "\":")) ? 95 : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    each(value.get("blockdevices"), place, UtilLinuxJsonParser::device);
    each(value.get("filesystems"), place, UtilLinuxJsonParser::mount);
    each(value.get("locks"), place, UtilLinuxJsonParser::lock);
    each(value.get("lscpu"), place, UtilLinuxJsonParser::field);
    return LISTS.stream().anyMatch(value::has);
  }

  /** Every element of a list, with what hangs below it. */
  private static void each(Json list, Place place, BiConsumer<Json, Place> reader) {
    Deque<Json> open = new ArrayDeque<>(list.items());
    for (int count = 0; count < MOST && !open.isEmpty(); count++) {
      Json one = open.pop();
      reader.accept(one, place);
      List<Json> children = one.get("children").items();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(children.get(i));
      }
    }
  }

  private static void device(Json device, Place place) {
    if (!device.has("size")) {
      return; // topology and labels
    }
    String mount =
        device.get("mountpoints").texts().stream()
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(device.text("mountpoint"));
    place
        .out()
        .observe(
            new BlockDevice(
                device.text("name"),
                device.text("type"),
                Text.bytes(device.text("size"), 1),
                device.is("ro"),
                mount,
                place.of(device.get("name"))));
  }

  private static void mount(Json mount, Place place) {
    Json target = mount.get("target");
    if (mount.has("options")) {
      place
          .out()
          .observe(
              new Mounted(
                  target.text(),
                  mount.text("source"),
                  mount.text("fstype"),
                  mount.text("options"),
                  place.of(target)));
    }
    long used = Text.bytes(mount.text("used"), 1);
    long size = Text.bytes(mount.text("size"), 1);
    if (used >= 0 && size > 0 && mount.has("avail")) {
      place
          .out()
          .observe(
              new FilesystemUse(
                  target.text(),
                  mount.text("source"),
                  mount.text("fstype"),
                  false,
                  size / 1024,
                  used / 1024,
                  Math.max(0, Text.bytes(mount.text("avail"), 1)) / 1024,
                  place.out().sample(),
                  place.of(target)));
      place.out().looked("filesystems");
    }
  }

  private static void lock(Json lock, Place place) {
    String mode = lock.text("mode");
    boolean waiting = mode.endsWith("*");
    place
        .out()
        .observe(
            new LockHeld(
                lock.text("type"),
                waiting ? mode.substring(0, mode.length() - 1) : mode,
                (int) Math.max(0, lock.number(0, "pid")),
                lock.text("command"),
                lock.text("path").startsWith("/") ? lock.text("path") : "",
                waiting,
                place.of(lock.get("command"))));
  }

  /** {@code {"field": "CPU(s):", "data": "4"}}. */
  private static void field(Json field, Place place) {
    long cores = field.text("field").equals("CPU(s):") ? field.number(-1, "data") : -1;
    if (cores > 0) {
      place
          .out()
          .observe(
              new Measure("stat.cores", cores, place.out().sample(), place.of(field.get("field"))));
    }
  }
}
