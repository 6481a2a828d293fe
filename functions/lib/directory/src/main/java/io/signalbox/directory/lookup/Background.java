package io.signalbox.directory.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import java.util.List;
import java.util.Optional;

/** What a decision needs to know of the directory, besides the networks. */
interface Background {

  Optional<OrganisationFile> organisation(ObjectId id);

  /** The annotations on a network. */
  List<Stored<Annotation>> annotations(ObjectId network);

  /** The rules that are not about one organisation. */
  List<Stored<Rule>> generalRules();
}
