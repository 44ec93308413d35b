package se.stamkund.platform.web;

import java.util.Optional;

import se.stamkund.shared.ProgramId;

/** Knows the programmes by how they look; implemented by the feature that has them. */
public interface ProgramLooks {

	Optional<ProgramLook> find(ProgramId program);

	Optional<ProgramLook> findByCode(String code);

}
