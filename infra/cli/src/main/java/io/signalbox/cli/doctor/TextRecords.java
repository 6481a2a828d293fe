package io.signalbox.cli.doctor;

import java.io.IOException;
import java.util.List;

/** The TXT records of names in the DNS. */
@FunctionalInterface
interface TextRecords {
  /**
   * All records of a name, their strings joined; empty where there are none.
   *
   * @throws IOException if the servers cannot be asked
   */
  List<String> of(String name) throws IOException;
}
