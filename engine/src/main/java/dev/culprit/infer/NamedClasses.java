package dev.culprit.infer;

/**
 * Tells at a glance that a name is no class where its last part begins with a small letter. The
 * expression language of the rules asks about each property's name whether it is a class, in each
 * package, and to look for those in all jars took a good part of the start.
 */
final class NamedClasses extends ClassLoader {

  NamedClasses(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int begin = name.lastIndexOf('.') + 1;
    if (begin < name.length() && Character.isLowerCase(name.charAt(begin))) {
      throw new NoClassException(name);
    }
    return super.loadClass(name, resolve);
  }

  /** Thrown a thousand times and never shown, so it has no trace. */
  private static final class NoClassException extends ClassNotFoundException {

    private static final long serialVersionUID = 1L;

    NoClassException(String name) {
      super(name);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
