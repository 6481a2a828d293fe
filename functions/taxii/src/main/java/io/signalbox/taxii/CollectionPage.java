package io.signalbox.taxii;

import java.util.List;
import java.util.Optional;

/**
 * What an answer has of a collection.
 *
 * @param next the token with which to go on; empty where there is no more
 */
record CollectionPage(List<StixObject> objects, Optional<String> next) {
  CollectionPage {
    objects = List.copyOf(objects);
  }
}
