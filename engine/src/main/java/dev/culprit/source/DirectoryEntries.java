package dev.culprit.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The files below a folder. Links are resolved inside it and never followed out of it. */
final class DirectoryEntries implements Entries {

  private final Path root;
  private final Bounds bounds;
  private final Map<String, Entry> files = new TreeMap<>();
  private final Links links = new Links();

  DirectoryEntries(Path root, Bounds bounds) {
    this.root = root;
    this.bounds = bounds;
  }

  @Override
  public String name() {
    return root.toString();
  }

  @Override
  public void list(Consumer<Entry> out, SkipLog skips) {
    try {
      Files.walkFileTree(
          root,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          bounds.depth() + 1,
          new Walk(skips));
    } catch (IOException | RuntimeException e) {
      skips.add(root.toString(), Reasons.of(e));
    }
    links.resolve(files, ReadingNames.wrapper(files.keySet()), skips);
    files.values().forEach(out);
    files.clear();
  }

  private String relative(Path path) {
    return root.relativize(path).toString();
  }

  private void add(Path path, Instant modified) {
    String relative = relative(path);
    files.put(relative, new Entry(relative, modified, new PlainFile(path)));
  }

  /** Sorts what it meets into files, links and the rest. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final SkipLog skips;

    Walk(SkipLog skips) {
      this.skips = skips;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean repository = folder.endsWith(".git") && !folder.equals(root);
      return repository ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (files.size() + links.size() >= bounds.entries()) {
        skips.add(
            root.toString(),
            "holds more than " + bounds.entries() + " files, the rest is not read");
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        addLink(path);
      } else if (attributes.isRegularFile()) {
        add(path, attributes.lastModifiedTime().toInstant());
      } else if (attributes.isDirectory()) {
        skips.add(relative(path), "it lies more than " + bounds.depth() + " folders deep");
      } else {
        skips.add(relative(path), "it is a device, a pipe or a socket");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      skips.add(path.equals(root) ? root.toString() : relative(path), Reasons.of(e));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      if (e != null) {
        skips.add(relative(folder), Reasons.of(e));
      }
      return FileVisitResult.CONTINUE;
    }

    private void addLink(Path path) {
      try {
        Path target = Files.readSymbolicLink(path);
        Path absolute = root.toAbsolutePath().normalize();
        boolean intoRoot = target.isAbsolute() && target.normalize().startsWith(absolute);
        Path from = path.toAbsolutePath().normalize().getParent();
        links.add(
            relative(path),
            intoRoot ? from.relativize(target.normalize()).toString() : target.toString());
      } catch (AccessDeniedException e) {
        skips.add(relative(path), Reasons.of(e));
      } catch (IOException e) {
        skips.lostLink(relative(path));
      }
    }
  }
}
