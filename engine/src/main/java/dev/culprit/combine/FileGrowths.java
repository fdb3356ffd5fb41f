package dev.culprit.combine;

import dev.culprit.fact.FileGrowth;
import dev.culprit.fact.FileSize;
import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sizes of files, to their growth between looks. */
final class FileGrowths {

  private FileGrowths() {}

  static List<FileGrowth> of(Observations read, double seconds) {
    Map<String, List<FileSize>> byPath = new TreeMap<>();
    for (FileSize size : read.of(FileSize.class)) {
      byPath.computeIfAbsent(size.path(), p -> new ArrayList<>()).add(size);
    }
    List<FileGrowth> growths = new ArrayList<>();
    byPath.forEach(
        (path, sizes) -> {
          int last = sizes.stream().mapToInt(FileSize::sample).max().orElse(0);
          long before = most(sizes, 0);
          long after = most(sizes, last);
          boolean grew = last > 0 && before >= 0 && after > before;
          List<Origin> proof = sizes.stream().map(FileSize::origin).distinct().limit(4).toList();
          growths.add(new FileGrowth(path, after, grew ? after - before : 0, seconds, proof));
        });
    return growths;
  }

  private static long most(List<FileSize> sizes, int sample) {
    return sizes.stream()
        .filter(size -> size.sample() == sample)
        .mapToLong(FileSize::bytes)
        .max()
        .orElse(-1);
  }
}
