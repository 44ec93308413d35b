package se.stamkund.program;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Who works with a programme, and as what. */
@Service
public class Team {

	private final MembershipRepository memberships;

	private final Stores stores;

	private final AuditLog audit;

	Team(MembershipRepository memberships, Stores stores, AuditLog audit) {
		this.memberships = memberships;
		this.stores = stores;
		this.audit = audit;
	}

	/** Everybody, in no particular order. */
	@Transactional(readOnly = true)
	public List<TeamMember> list(ProgramId program) {
		return this.memberships.findTeam(program);
	}

	@Transactional(readOnly = true)
	public boolean isMember(ProgramId program, UUID staff) {
		return this.memberships.existsByProgramIdAndStaffId(program, staff);
	}

	/**
	 * Lets somebody work with the programme.
	 * @param store the one store of a TILL; ignored for other roles
	 * @throws BusinessRuleException if she already does
	 */
	@Transactional
	public void add(ProgramId program, UUID staff, Role role, @Nullable UUID store, Actor actor) {
		if (this.memberships.existsByProgramIdAndStaffId(program, staff)) {
			throw new BusinessRuleException("staff_already_member", "That person already works with the programme");
		}
		var membership = this.memberships
			.saveAndFlush(new Membership(program, staff, role, checkStore(program, role, store)));
		this.audit.record(program, actor, "staff.joined", staff.toString(), null, state(membership));
	}

	/**
	 * Gives somebody another role.
	 * @param store the one store of a TILL; ignored for other roles
	 * @throws BusinessRuleException if she is the last owner
	 */
	@Transactional
	public void changeRole(ProgramId program, UUID staff, Role role, @Nullable UUID store, Actor actor) {
		var owners = this.memberships.findForUpdate(program, Role.OWNER);
		var membership = require(program, staff);
		if (role != Role.OWNER) {
			refuseLastOwner(owners, membership);
		}
		var before = state(membership);
		membership.become(role, checkStore(program, role, store));
		this.audit.record(program, actor, "staff.role_changed", staff.toString(), before, state(membership));
	}

	/**
	 * Takes somebody off the programme; her account stays.
	 * @throws BusinessRuleException if she is the last owner
	 */
	@Transactional
	public void remove(ProgramId program, UUID staff, Actor actor) {
		var owners = this.memberships.findForUpdate(program, Role.OWNER);
		var membership = require(program, staff);
		refuseLastOwner(owners, membership);
		this.memberships.delete(membership);
		this.audit.record(program, actor, "staff.removed", staff.toString(), state(membership), null);
	}

	private static void refuseLastOwner(List<Membership> owners, Membership leaving) {
		if (leaving.role() == Role.OWNER && owners.size() == 1) {
			throw new BusinessRuleException("last_owner", "A programme needs an owner: make somebody else one first");
		}
	}

	private @Nullable UUID checkStore(ProgramId program, Role role, @Nullable UUID store) {
		var needed = Membership.storeFor(role, store);
		return (needed != null) ? this.stores.get(program, needed).id() : null;
	}

	private Membership require(ProgramId program, UUID staff) {
		return this.memberships.findByProgramIdAndStaffId(program, staff)
			.orElseThrow(() -> new NotFoundException("staff", "Nobody of that id works with the programme"));
	}

	private Map<String, String> state(Membership membership) {
		var state = new TreeMap<String, String>();
		state.put("role", membership.role().name());
		if (membership.storeId() != null) {
			state.put("store", membership.storeId().toString());
		}
		return state;
	}

}
