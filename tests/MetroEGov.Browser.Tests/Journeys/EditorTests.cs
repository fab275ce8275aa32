using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>Decisions, forms and scenarios are made in the browser, by mouse and by keyboard, and are there again after a reload.</summary>
internal sealed class EditorTests
{
    private const string BlankDecision = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="dog-fee-definitions" name="Gebühr" namespace="http://metroegov/dog-fee">
          <decision id="dog-fee" name="Gebühr">
            <variable id="dog-fee-variable" name="fee" />
            <decisionTable id="dog-fee-table" hitPolicy="FIRST">
              <input id="dog-fee-input" label="Hunde">
                <inputExpression id="dog-fee-input-expression" typeRef="number"><text>dogs</text></inputExpression>
              </input>
              <output id="dog-fee-output" name="fee" typeRef="number" />
            </decisionTable>
          </decision>
        </definitions>
        """;

    private const string BlankForm = """
        {
          "type": "default",
          "id": "dog-form",
          "schemaVersion": 18,
          "components": []
        }
        """;

    private const string Process = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="http://metroegov/dog">
          <bpmn:process id="dog" name="Hund" isExecutable="true">
            <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
            <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_Check" />
            <bpmn:userTask id="Task_Check" name="Angaben prüfen">
              <bpmn:extensionElements>
                <zeebe:userTask />
                <zeebe:formDefinition formId="dog-form" />
                <zeebe:assignmentDefinition candidateGroups="=&quot;registrar@&quot; + accepting.key" />
              </bpmn:extensionElements>
              <bpmn:incoming>F1</bpmn:incoming>
              <bpmn:outgoing>F2</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="F2" sourceRef="Task_Check" targetRef="End" />
            <bpmn:endEvent id="End"><bpmn:incoming>F2</bpmn:incoming></bpmn:endEvent>
          </bpmn:process>
        </bpmn:definitions>
        """;

    private const string FormWithName = """
        {
          "type": "default",
          "id": "dog-form",
          "schemaVersion": 18,
          "components": [
            { "type": "textfield", "id": "Field_name", "key": "dogName", "label": "Name des Hundes", "properties": { "label.en": "Name of the dog" } }
          ]
        }
        """;

    private Platform? _platform;

    private Platform Platform => _platform ?? throw new InvalidOperationException("The platform is not started.");

    [OneTimeSetUp]
    public async Task StartPlatform() => _platform = await Platform.StartAsync();

    [OneTimeTearDown]
    public async Task EndPlatform()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }

    [Test]
    public async Task A_decision_with_two_rules_is_made_by_mouse()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-by-mouse");
        await desk.EditNewAsync("fee.dmn", BlankDecision);
        var page = desk.Page;

        await AddRuleByMouseAsync(page, 0, "< 3", "90");
        await AddRuleByMouseAsync(page, 1, ">= 3", "600");
        await page.Locator(".hit-policy .dms-input").First.ClickAsync();
        await page.Locator(".dms-select-options .option", new() { HasTextString = "Eindeutig" }).First.ClickAsync();

        var saved = await desk.SavedWhenAsync("fee.dmn", text => text.Contains("<text>600</text>", StringComparison.Ordinal) && !text.Contains("FIRST", StringComparison.Ordinal));
        Assert.That(saved.Split("<rule ").Length - 1, Is.EqualTo(2), saved);
        await desk.ExpectNoProblemsAsync();
        await desk.ReloadAsync();
        Assert.That(await RuleTextsAsync(page), Is.EqualTo(new[] { "< 3|90", ">= 3|600" }));
    }

    [Test]
    public async Task A_decision_with_two_rules_is_made_by_keyboard()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-by-keyboard");
        await desk.EditNewAsync("fee.dmn", BlankDecision);
        var page = desk.Page;

        await TabToAsync(page, "Name der Ausgabe");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("yearlyFee");
        await TabToAsync(page, "Regel hinzufügen");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("td.rule-index")).ToHaveCountAsync(2);
        await PressUntilAsync(page, "F6", "document.activeElement.id === 'editor-canvas'");
        foreach (var (row, column, value) in new[] { (0, "input", "< 3"), (0, "output", "90"), (1, "input", ">= 3"), (1, "output", "600") })
        {
            await PressUntilAsync(
                page,
                "Tab",
                $"(() => {{ const cell = document.activeElement.closest('td.{column}-cell'); return cell && [...cell.closest('tbody').rows].indexOf(cell.parentElement) === {row}; }})()");
            await page.Keyboard.TypeAsync(value);
        }

        await page.Keyboard.PressAsync("F6");

        await desk.SavedWhenAsync("fee.dmn", text => text.Contains("<text>600</text>", StringComparison.Ordinal) && text.Contains("yearlyFee", StringComparison.Ordinal));
        await desk.ExpectNoProblemsAsync();
        await desk.ReloadAsync();
        Assert.That(await RuleTextsAsync(page), Is.EqualTo(new[] { "< 3|90", ">= 3|600" }));
    }

    [Test]
    public async Task The_id_by_which_a_process_calls_a_decision_can_be_changed()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-id");
        await desk.EditNewAsync("fee.dmn", BlankDecision);
        var id = desk.Page.GetByLabel("Kennung (damit ruft ein Prozess sie auf)");

        await id.FillAsync("1 dog");
        await id.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".panel-error").First).ToContainTextAsync("beginnt mit einem Buchstaben");
        await id.FillAsync("dog-fee-2027");
        await id.PressAsync("Enter");

        await desk.SavedWhenAsync("fee.dmn", text => text.Contains("<decision id=\"dog-fee-2027\"", StringComparison.Ordinal));
        await desk.ExpectNoProblemsAsync();
    }

    [Test]
    public async Task A_problem_of_a_rule_is_counted_at_its_decision_marked_at_its_row_and_led_to()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-broken");
        const string Rule = """
            <rule id="Rule_broken">
                    <inputEntry id="Entry_broken"><text>[1..</text></inputEntry>
                    <outputEntry id="Entry_fee"><text>90</text></outputEntry>
                  </rule>
                </decisionTable>
            """;
        await desk.EditNewAsync("fee.dmn", BlankDecision.Replace("</decisionTable>", Rule, StringComparison.Ordinal));
        var page = desk.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "Diagramm" }).ClickAsync();

        await Assertions.Expect(page.Locator(".decision-badge")).ToContainTextAsync("1 Problem");
        await page.Locator(".editor-problem__element").First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Gebühr" })).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(page.Locator("[data-element-id=Entry_broken].selected, .selected [data-element-id=Entry_broken]").First).ToBeVisibleAsync();
        var mark = await page.Locator("td.rule-index").EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content");
        Assert.That(mark, Does.Contain("⚠"));
    }

    [Test]
    public async Task A_form_with_three_fields_is_made_and_shown_as_clerks_will_see_it()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-form");
        await desk.EditNewAsync("forms/dog.form", BlankForm);
        var page = desk.Page;

        await DragAsync(page, "[data-field-type=textfield]", ".form-canvas .fjs-form");
        foreach (var type in new[] { "number", "checkbox" })
        {
            await page.Locator($"[data-field-type={type}]").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }

        await ExpectFieldsAsync(page, ".form-canvas");
        await page.Locator(".form-canvas .fjs-form-field-textfield").ClickAsync();
        await OpenGroupAsync(page, "Allgemein");
        await page.GetByLabel("Beschriftung", new() { Exact = true }).First.FillAsync("Name des Hundes");
        await page.GetByLabel("Schlüssel", new() { Exact = true }).FillAsync("dogName");
        var english = page.Locator(".form-english input").First;
        await english.FillAsync("Name of the dog");
        await english.PressAsync("Enter");
        var saved = await desk.SavedWhenAsync("forms/dog.form", text => text.Contains("\"label.en\": \"Name of the dog\"", StringComparison.Ordinal));
        Assert.That(saved, Does.Contain("\"label\": \"Zahl\"").And.Contain("\"label\": \"Ankreuzfeld\""), "New components are called in the language of the page.");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Ausprobieren" }).ClickAsync();
        await ExpectFieldsAsync(page, ".form-tryout");
        await page.GetByRole(AriaRole.Tab, new() { Name = "So sieht es die Sachbearbeitung" }).ClickAsync();
        var frame = page.FrameLocator(".form-preview iframe");
        await Assertions.Expect(frame.Locator("input[name=dogName]")).ToBeVisibleAsync();
        await Assertions.Expect(frame.Locator("body")).ToContainTextAsync("Name des Hundes");
        await page.GetByRole(AriaRole.Button, new() { Name = "English", Exact = true }).ClickAsync();
        await Assertions.Expect(frame.Locator("body")).ToContainTextAsync("Name of the dog");
        Assert.That(await frame.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).fontFamily"), Does.Contain("Fira Sans"), "The frame loads the style of the pages.");

        await desk.ExpectNoProblemsAsync();
        await desk.ReloadAsync();
        await ExpectFieldsAsync(page, ".form-canvas");
        await Assertions.Expect(page.Locator(".form-canvas")).ToContainTextAsync("Name des Hundes");
    }

    [Test]
    public async Task A_scenario_is_written_from_the_menu_with_the_names_of_the_procedure()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-scenario");
        await desk.WriteNewAsync("dog.bpmn", Process);
        await desk.WriteNewAsync("forms/dog.form", FormWithName);
        await desk.EditNewAsync("scenarios/checked.json", "{\n  \"testCases\": []\n}\n");
        var page = desk.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Neues Szenario" }).ClickAsync();
        await ChooseSuggestionAsync(page, "dog");
        await page.Locator("[data-instruction=COMPLETE_USER_TASK]").ClickAsync();
        await ChooseSuggestionAsync(page, "Task_Check");
        await page.Locator(".cm-line", new() { HasTextString = "COMPLETE_USER_TASK" }).ClickAsync();
        await page.Keyboard.PressAsync("End");
        foreach (var _ in "} }")
            await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.TypeAsync("\"dog");
        await ChooseSuggestionAsync(page, "dogName");
        await page.Keyboard.TypeAsync("Bello");
        await page.Locator("[data-instruction=ASSERT_PROCESS_INSTANCE]").ClickAsync();
        await ChooseSuggestionAsync(page, "dog");

        var saved = await desk.SavedWhenAsync("scenarios/checked.json", text => text.Contains("IS_COMPLETED", StringComparison.Ordinal) && text.Contains("Bello", StringComparison.Ordinal));
        Assert.That(saved, Does.Contain("{ \"type\": \"COMPLETE_USER_TASK\", \"userTaskSelector\": { \"elementId\": \"Task_Check\" }, \"variables\": {\"dogName\": \"Bello\"} }"));
        await desk.ExpectNoProblemsAsync();
        await desk.ReloadAsync();
        await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("Task_Check");
    }

    [Test]
    public async Task A_problem_of_a_scenario_is_reached_by_key_and_the_text_is_left_by_key()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "dog-problem");
        await desk.EditNewAsync("scenarios/wrong.json", "{\n  \"testCases\": [\n    { \"name\": \"x\", \"instructions\": [\n      { \"type\": \"SET_TIME\", \"times\": \"\" }\n    ] }\n  ]\n}\n");
        var page = desk.Page;
        await Assertions.Expect(page.Locator(".cm-lintRange-error").First).ToBeVisibleAsync();

        await page.Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("F8");
        await Assertions.Expect(page.Locator(".cm-tooltip-lint")).ToContainTextAsync("times");
        await page.Locator(".editor-problem__element").First.ClickAsync();
        await Assertions.Expect(page.Locator(".cm-activeLine")).ToContainTextAsync("SET_TIME");

        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement.matches('.cm-content')"), "Tab indents.");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement.matches('.cm-content')"), Is.False, "Escape, then Tab leaves the text.");
    }

    [Test]
    public async Task The_form_editor_says_nothing_in_English_to_a_German_designer()
    {
        await using var desk = await DesignerDesk.OpenAsync(Platform, "german-forms");
        await desk.EditNewAsync("forms/all.form", BlankForm);
        var page = desk.Page;
        var types = await page.Locator(".fjs-palette-field").EvaluateAllAsync<string[]>("fields => fields.map(field => field.dataset.fieldType)");
        Assert.That(types, Has.Length.GreaterThan(10).And.Not.Contains("filepicker").And.Not.Contains("iframe"));

        var left = new List<string>();
        foreach (var type in types)
        {
            await page.Locator($"[data-field-type={type}]").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".form-canvas .fjs-element[data-id]").Last.ClickAsync(new() { Position = new() { X = 2, Y = 2 } });
            foreach (var header in await page.Locator(".editor-properties .bio-properties-panel-group-header").AllAsync())
            {
                if (await header.GetAttributeAsync("class") is { } css && !css.Split(' ').Contains("open"))
                    await header.ClickAsync();
            }

            var texts = await page.Locator("#editor").EvaluateAsync<string[]>(VisibleTexts);
            left.AddRange(texts.Where(IsEnglish).Select(text => $"{type}: {text}"));
        }

        Assert.That(left, Is.Empty);
    }

    /// <summary>What the editor itself says: without what stands in fields and code.</summary>
    private const string VisibleTexts = """
        root => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!parent.closest('.cm-editor, textarea, code') && walker.currentNode.textContent.trim()) texts.push(walker.currentNode.textContent.trim());
          }
          for (const element of root.querySelectorAll('[title], [placeholder], [aria-label]')) {
            for (const name of ['title', 'placeholder', 'aria-label']) if (element.getAttribute(name)) texts.push(element.getAttribute(name));
          }
          return texts;
        }
        """;

    private static readonly string[] EnglishWords =
    [
        "the", "of", "to", "and", "with", "is", "be", "must", "should", "this", "add", "remove", "delete", "create", "open", "close",
        "label", "description", "value", "values", "key", "field", "group", "appearance", "default", "required", "read", "only", "columns", "rows",
        "condition", "general", "validation", "custom", "properties", "options", "items", "source", "data", "height", "vertical", "alignment", "static", "empty", "drag", "drop", "section", "contains", "repeatable", "month", "january", "search", "select",
    ];

    private static bool IsEnglish(string text) =>
        text.ToLowerInvariant().Split([' ', '.', ',', ':', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Any(word => EnglishWords.Contains(word));

    private static async Task AddRuleByMouseAsync(IPage page, int row, string input, string output)
    {
        await page.Locator(".add-rule td").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("td.rule-index")).ToHaveCountAsync(row + 1);
        await page.Locator("td.input-cell").Nth(row).ClickAsync();
        await page.Keyboard.TypeAsync(input);
        await page.Locator("td.output-cell").Nth(row).ClickAsync();
        await page.Keyboard.TypeAsync(output);
    }

    private static async Task ExpectFieldsAsync(IPage page, string place)
    {
        foreach (var type in new[] { "textfield", "number", "checkbox" })
            await Assertions.Expect(page.Locator($"{place} .fjs-form-field-{type}")).ToHaveCountAsync(1);
    }

    private static Task<string[]> RuleTextsAsync(IPage page) =>
        page.Locator("td.rule-index").EvaluateAllAsync<string[]>(
            "cells => cells.map(cell => [...cell.parentElement.querySelectorAll('td.input-cell, td.output-cell')].map(c => c.innerText.trim()).join('|'))");

    private static async Task DragAsync(IPage page, string what, string where)
    {
        var from = await page.Locator(what).BoundingBoxAsync() ?? throw new AssertionException($"{what} is not shown.");
        var to = await page.Locator(where).First.BoundingBoxAsync() ?? throw new AssertionException($"{where} is not shown.");
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new() { Steps = 12 });
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2) + 4, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static async Task OpenGroupAsync(IPage page, string title)
    {
        var header = page.Locator(".bio-properties-panel-group-header", new() { HasTextString = title }).First;
        if (await header.GetAttributeAsync("class") is { } css && !css.Split(' ').Contains("open"))
            await header.ClickAsync();
    }

    private static async Task ChooseSuggestionAsync(IPage page, string label)
    {
        var option = page.Locator(".cm-tooltip-autocomplete li").Filter(new() { Has = page.Locator(".cm-completionLabel", new() { HasTextRegex = new($"^{label}$") }) });
        await Assertions.Expect(option).ToBeVisibleAsync();
        await option.ClickAsync();
    }

    /// <summary>Tab until the control with that label or text has the focus, as somebody without a mouse gets there.</summary>
    private static Task TabToAsync(IPage page, string name) =>
        PressUntilAsync(page, "Tab", $"(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent) === '{name}'");

    private static async Task PressUntilAsync(IPage page, string key, string condition)
    {
        for (var press = 0; press < 80; press++)
        {
            if (await page.EvaluateAsync<bool>($"!!({condition})"))
                return;
            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"80 times {key} did not lead where {condition}");
    }
}
