"use strict";
(function () {
  var form = document.getElementById("filter");
  if (!form) { return; }
  form.hidden = false;
  var words = document.getElementById("filter-words");
  var topic = document.getElementById("filter-topic");
  var level = document.getElementById("filter-level");
  var told = document.getElementById("filter-told");
  var topics = Array.prototype.slice.call(document.querySelectorAll("[data-topic]"));
  var items = [];
  topics.forEach(function (group) {
    Array.prototype.forEach.call(group.querySelectorAll("[data-level]"), function (rule) {
      var head = rule.querySelector("h4").textContent + " " + rule.querySelector(".message").textContent;
      Array.prototype.forEach.call(rule.querySelectorAll(".shown > li"), function (one) {
        items.push({ one: one, rule: rule, group: group, text: (head + " " + one.textContent).toLowerCase() });
      });
    });
  });
  function apply() {
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var seen = new Set();
    var count = 0;
    items.forEach(function (item) {
      var fits = (!topic.value || item.group.dataset.topic === topic.value) &&
        (!level.value || item.rule.dataset.level === level.value) &&
        wanted.every(function (word) { return item.text.indexOf(word) >= 0; });
      item.one.hidden = !fits;
      if (fits) { count += 1; seen.add(item.rule); seen.add(item.group); }
    });
    topics.forEach(function (group) {
      group.hidden = !seen.has(group);
      Array.prototype.forEach.call(group.querySelectorAll("[data-level]"), function (rule) { rule.hidden = !seen.has(rule); });
    });
    told.textContent = count + " of " + items.length + " indicators on this page fit.";
  }
  var waiting = 0;
  words.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
  topic.addEventListener("change", apply);
  level.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () { opened.forEach(function (one) { one.open = false; }); });
}());
