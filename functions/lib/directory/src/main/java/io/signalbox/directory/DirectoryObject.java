package io.signalbox.directory;

import java.util.List;

/** One of the things that a directory holds. */
public sealed interface DirectoryObject permits Organisation, Contact, Network, Rule, Annotation {

  ObjectId id();

  /** The objects that must be there for this one to make sense. */
  List<ObjectId> references();
}
