using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetroEGov.Runtime.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accesses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: true),
                    authority_key = table.Column<string>(type: "TEXT", nullable: true),
                    legal_basis = table.Column<string>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: true),
                    reason_key = table.Column<string>(type: "TEXT", nullable: true),
                    register = table.Column<string>(type: "TEXT", nullable: false),
                    query_summary = table.Column<string>(type: "TEXT", nullable: false),
                    hits = table.Column<int>(type: "INTEGER", nullable: true),
                    person_reference = table.Column<string>(type: "TEXT", nullable: true),
                    case_key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    business_key = table.Column<string>(type: "TEXT", nullable: true),
                    job_key = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accesses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commands",
                columns: table => new
                {
                    command_id = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commands", x => x.command_id);
                });

            migrationBuilder.CreateTable(
                name: "definitions",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    version_tag = table.Column<string>(type: "TEXT", nullable: true),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    visible_to = table.Column<string>(type: "TEXT", nullable: true),
                    retention = table.Column<string>(type: "TEXT", nullable: true),
                    resource_key = table.Column<long>(type: "INTEGER", nullable: false),
                    resource_name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    deployment_key = table.Column<long>(type: "INTEGER", nullable: false),
                    deployed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deployed_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_definitions", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "elements",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    scope_key = table.Column<long>(type: "INTEGER", nullable: false),
                    loop_counter = table.Column<int>(type: "INTEGER", nullable: true),
                    is_multi_instance_body = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_elements", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "flows",
                columns: table => new
                {
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    flow_id = table.Column<string>(type: "TEXT", nullable: false),
                    taken = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flows", x => new { x.instance_key, x.flow_id });
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    command = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: true),
                    authority_key = table.Column<string>(type: "TEXT", nullable: true),
                    seed = table.Column<long>(type: "INTEGER", nullable: false),
                    versions = table.Column<string>(type: "TEXT", nullable: false),
                    events = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history", x => new { x.instance_key, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    job_key = table.Column<long>(type: "INTEGER", nullable: true),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "instance_authorities",
                columns: table => new
                {
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    authority_key = table.Column<string>(type: "TEXT", nullable: false),
                    may_read = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instance_authorities", x => new { x.instance_key, x.role, x.authority_key });
                });

            migrationBuilder.CreateTable(
                name: "instances",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    process_id = table.Column<string>(type: "TEXT", nullable: false),
                    definition_key = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    root_key = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_key = table.Column<long>(type: "INTEGER", nullable: true),
                    parent_element_key = table.Column<long>(type: "INTEGER", nullable: true),
                    business_key = table.Column<string>(type: "TEXT", nullable: true),
                    unique_business_key = table.Column<string>(type: "TEXT", nullable: true),
                    application_date = table.Column<string>(type: "TEXT", nullable: false),
                    accepting_authority_key = table.Column<string>(type: "TEXT", nullable: true),
                    incident_count = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    snapshot_format = table.Column<int>(type: "INTEGER", nullable: false),
                    snapshot = table.Column<byte[]>(type: "BLOB", nullable: false),
                    failed_steps = table.Column<int>(type: "INTEGER", nullable: false),
                    is_quarantined = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instances", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    retries = table.Column<int>(type: "INTEGER", nullable: false),
                    headers = table.Column<string>(type: "TEXT", nullable: false),
                    on_behalf_of_user = table.Column<string>(type: "TEXT", nullable: true),
                    on_behalf_of_authority = table.Column<string>(type: "TEXT", nullable: true),
                    leased_by = table.Column<string>(type: "TEXT", nullable: true),
                    is_internal = table.Column<bool>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    call_began = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "message_correlations",
                columns: table => new
                {
                    message_key = table.Column<long>(type: "INTEGER", nullable: false),
                    process_id = table.Column<string>(type: "TEXT", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_correlations", x => new { x.message_key, x.process_id });
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    correlation_key = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: true),
                    variables = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    party_key = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => new { x.instance_key, x.revision, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    deployment_key = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "schema_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schema_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "start_subscriptions",
                columns: table => new
                {
                    definition_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: false),
                    process_id = table.Column<string>(type: "TEXT", nullable: false),
                    message_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_start_subscriptions", x => new { x.definition_key, x.element_id });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_key = table.Column<long>(type: "INTEGER", nullable: false),
                    target_element_id = table.Column<string>(type: "TEXT", nullable: false),
                    process_id = table.Column<string>(type: "TEXT", nullable: false),
                    message_name = table.Column<string>(type: "TEXT", nullable: false),
                    correlation_key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "task_candidates",
                columns: table => new
                {
                    task_key = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    candidate = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_candidates", x => new { x.task_key, x.kind, x.candidate });
                });

            migrationBuilder.CreateTable(
                name: "task_drafts",
                columns: table => new
                {
                    task_key = table.Column<long>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_drafts", x => x.task_key);
                });

            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_key = table.Column<long>(type: "INTEGER", nullable: false),
                    target_element_id = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timers", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                columns: table => new
                {
                    parent_element_key = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => x.parent_element_key);
                });

            migrationBuilder.CreateTable(
                name: "user_tasks",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    root_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_key = table.Column<long>(type: "INTEGER", nullable: false),
                    process_id = table.Column<string>(type: "TEXT", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    business_key = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    assignee = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_date = table.Column<long>(type: "INTEGER", nullable: true),
                    follow_up_date = table.Column<long>(type: "INTEGER", nullable: true),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    completed_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_tasks", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "variables",
                columns: table => new
                {
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_key = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_variables", x => new { x.instance_key, x.scope_key, x.name });
                });

            migrationBuilder.InsertData(
                table: "numbers",
                columns: new[] { "id", "next" },
                values: new object[] { 1, 1L });

            migrationBuilder.InsertData(
                table: "schema_version",
                columns: new[] { "id", "version" },
                values: new object[] { 1, 1 });

            migrationBuilder.CreateIndex(
                name: "IX_accesses_at",
                table: "accesses",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_accesses_case_key",
                table: "accesses",
                column: "case_key");

            migrationBuilder.CreateIndex(
                name: "IX_commands_at",
                table: "commands",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_definitions_kind_id_version",
                table: "definitions",
                columns: new[] { "kind", "id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_elements_instance_key",
                table: "elements",
                column: "instance_key");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_instance_key",
                table: "incidents",
                column: "instance_key");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_resolved_at",
                table: "incidents",
                column: "resolved_at");

            migrationBuilder.CreateIndex(
                name: "IX_instance_authorities_authority_key_may_read",
                table: "instance_authorities",
                columns: new[] { "authority_key", "may_read" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_business_key",
                table: "instances",
                column: "business_key");

            migrationBuilder.CreateIndex(
                name: "IX_instances_parent_element_key",
                table: "instances",
                column: "parent_element_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_parent_key",
                table: "instances",
                column: "parent_key");

            migrationBuilder.CreateIndex(
                name: "IX_instances_process_id_unique_business_key",
                table: "instances",
                columns: new[] { "process_id", "unique_business_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_root_key",
                table: "instances",
                column: "root_key");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_instance_key",
                table: "jobs",
                column: "instance_key");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_type_due_at",
                table: "jobs",
                columns: new[] { "type", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_messages_expires_at",
                table: "messages",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_messages_name_correlation_key",
                table: "messages",
                columns: new[] { "name", "correlation_key" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_due_at",
                table: "outbox",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_start_subscriptions_message_name",
                table: "start_subscriptions",
                column: "message_name");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_instance_key",
                table: "subscriptions",
                column: "instance_key");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_message_name_correlation_key",
                table: "subscriptions",
                columns: new[] { "message_name", "correlation_key" });

            migrationBuilder.CreateIndex(
                name: "IX_task_candidates_kind_candidate",
                table: "task_candidates",
                columns: new[] { "kind", "candidate" });

            migrationBuilder.CreateIndex(
                name: "IX_timers_due_at",
                table: "timers",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_timers_instance_key",
                table: "timers",
                column: "instance_key");

            migrationBuilder.CreateIndex(
                name: "IX_user_tasks_assignee_status",
                table: "user_tasks",
                columns: new[] { "assignee", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_user_tasks_instance_key",
                table: "user_tasks",
                column: "instance_key");

            migrationBuilder.CreateIndex(
                name: "IX_variables_name_json",
                table: "variables",
                columns: new[] { "name", "json" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accesses");

            migrationBuilder.DropTable(
                name: "commands");

            migrationBuilder.DropTable(
                name: "definitions");

            migrationBuilder.DropTable(
                name: "elements");

            migrationBuilder.DropTable(
                name: "flows");

            migrationBuilder.DropTable(
                name: "history");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "instance_authorities");

            migrationBuilder.DropTable(
                name: "instances");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "message_correlations");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "numbers");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropTable(
                name: "schema_version");

            migrationBuilder.DropTable(
                name: "start_subscriptions");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "task_candidates");

            migrationBuilder.DropTable(
                name: "task_drafts");

            migrationBuilder.DropTable(
                name: "timers");

            migrationBuilder.DropTable(
                name: "tombstones");

            migrationBuilder.DropTable(
                name: "user_tasks");

            migrationBuilder.DropTable(
                name: "variables");
        }
    }
}
