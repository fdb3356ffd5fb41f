package dev.culprit.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All call sites of a trace. */
final class SiteBook {

  /** So many files of one folder and sort are one site; fewer are worth their names. */
  private static final int FILES_OF_ONE_SITE = 4;

  private record Failures(int count, int leader, int most) {}

  private record Place(Example example, List<Frame> stack) {}

  private final Map<SiteKey, SiteTotals> sites = new LinkedHashMap<>();
  private final Map<Opening, Failures> failures = new LinkedHashMap<>();
  private final Map<Opening, Place> places = new HashMap<>();

  /** Adds what a site did in one process. */
  void add(SiteKey key, Cell cell, int leader) {
    sites.computeIfAbsent(key, SiteTotals::new).add(cell, leader);
  }

  /** Adds how often an opening failed for want of a descriptor in one process. */
  void failures(Opening opening, int count, int leader) {
    if (count > 0) {
      Failures before = failures.getOrDefault(opening, new Failures(0, leader, 0));
      int pid = count > before.most ? leader : before.leader;
      failures.put(opening, new Failures(before.count + count, pid, Math.max(count, before.most)));
    }
  }

  /** Remembers where an opening was seen first. */
  void seen(Opening opening, Syscall call) {
    if (!places.containsKey(opening)) {
      places.put(opening, new Place(new Example(call.line(), call.text()), call.stack()));
    }
  }

  /** The stack of an opening where it was seen first. */
  List<Frame> stack(Opening opening) {
    Place place = places.get(opening);
    return place == null ? List.of() : place.stack;
  }

  /** The sites, those of many files of one folder put together. */
  List<SiteTotals> totals() {
    Map<Opening, SiteTotals> fullest = new HashMap<>();
    for (SiteTotals site : sites.values()) {
      fullest.merge(site.key.opening(), site, (a, b) -> b.counts.open > a.counts.open ? b : a);
    }
    failures.forEach((opening, failed) -> addFailures(opening, failed, fullest.get(opening)));
    Map<SiteKey, List<SiteTotals>> families = new LinkedHashMap<>();
    sites
        .values()
        .forEach(site -> families.computeIfAbsent(family(site), k -> new ArrayList<>()).add(site));
    List<SiteTotals> all = new ArrayList<>();
    families.forEach((key, members) -> all.addAll(join(key, members)));
    all.forEach(site -> show(site));
    return all;
  }

  /** A failed call belongs to the site of the same code that holds the most. */
  private void addFailures(Opening opening, Failures failed, SiteTotals fullest) {
    SiteTotals site =
        fullest == null
            ? sites.computeIfAbsent(new SiteKey(opening, ""), SiteTotals::new)
            : fullest;
    site.failed(failed.count, failed.leader);
  }

  private static SiteKey family(SiteTotals site) {
    Opening o = site.key.opening();
    return new SiteKey(new Opening(o.kind(), o.family(), o.family(), o.caller()), site.key.use());
  }

  private List<SiteTotals> join(SiteKey family, List<SiteTotals> members) {
    if (members.size() < FILES_OF_ONE_SITE) {
      return members;
    }
    SiteTotals one = new SiteTotals(family);
    members.forEach(one::add);
    places.putIfAbsent(family.opening(), places.get(members.get(0).key.opening()));
    return List.of(one);
  }

  private void show(SiteTotals site) {
    Place place = places.get(site.key.opening());
    if (place != null) {
      site.show(place.example);
    }
  }
}
