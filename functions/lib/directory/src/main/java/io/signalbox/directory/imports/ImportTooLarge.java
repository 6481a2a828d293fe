package io.signalbox.directory.imports;

/** An import has more objects than the heap has room for. */
public final class ImportTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int limit;

  ImportTooLarge(int limit) {
    super("An import has at most " + limit + " objects here");
    this.limit = limit;
  }

  /** How many objects an import may have. */
  public int limit() {
    return limit;
  }
}
