// @ts-nocheck
// Generated from scenarios/schema by test/support/build-validators.ts. Do not edit.
"use strict";
export const scenario = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["id","title","starts","participants","accounts","flows","expect"],"properties":{"$schema":{"type":"string"},"id":true,"systems":{"type":"array","items":true},"claims":{"type":"array","items":true},"title":{"$ref":"common.schema.json#/$defs/bilingual"},"story":{"$ref":"common.schema.json#/$defs/bilingual"},"source":true,"starts":true,"reach":{"type":"object","additionalProperties":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["flow","event"],"properties":{"flow":true,"event":true,"state":true}}}},"until":true,"seed":{"type":["string","integer"]},"provokes":true,"participants":{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/participant"}},"accounts":{"type":"object","additionalProperties":{"$ref":"#/$defs/account"}},"contracts":{"type":"object","additionalProperties":{"$ref":"#/$defs/contract"}},"channels":{"type":"object","additionalProperties":{"$ref":"#/$defs/channelUse"}},"history":{"type":"array","items":{"$ref":"#/$defs/history"}},"costs":{"type":"object","additionalProperties":true},"measure":{"type":"array","minItems":1,"items":{"enum":["borrowing-cost"]}},"assume":{"type":"object","additionalProperties":{"type":["string","integer","boolean","null"]}},"law":{"type":"object","additionalProperties":false,"properties":{"enforce":{"type":"array","items":{"$ref":"common.schema.json#/$defs/reference"}},"date":true}},"flows":{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/flow"}},"plan":{"type":"array","items":{"$ref":"#/$defs/planItem"}},"load":{"$ref":"#/$defs/load"},"faults":{"$ref":"#/$defs/faults"},"expect":{"type":"array","items":{"$ref":"#/$defs/expectation"}},"unenforced":{"type":"array","items":{"$ref":"common.schema.json#/$defs/reference"}}},"$defs":{"participant":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"enum":["person","merchant","company","lender","platform","p2p-platform","aggregator","payment-institution","bank","central-bank","clearing-institution","vendor"]},"name":{"$ref":"common.schema.json#/$defs/bilingual"},"totalAssets":true,"licences":{"type":"array","items":true},"region":true,"rating":{"enum":["A","B","C","D","E"]},"industry":true,"onboarded":true,"facts":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/scalar"}},"symmetry":true}},"account":{"type":"object","additionalProperties":false,"required":["owner","at"],"properties":{"owner":{"$ref":"common.schema.json#/$defs/reference"},"at":{"$ref":"common.schema.json#/$defs/reference"},"kind":{"enum":["bank-account","payment-account","sub-account","reserve","custody","own-funds","internal","settlement"]},"class":{"enum":["I","II","III"]},"purpose":true,"reserveKind":{"enum":["central","custodian","cooperating","collection"]},"bound":{"$ref":"common.schema.json#/$defs/reference"},"opening":true,"own":true,"opened":true,"reverified":true,"symmetry":true}},"contract":{"type":"object","required":["between"],"properties":{"between":{"type":"array","minItems":2,"items":{"$ref":"common.schema.json#/$defs/reference"}},"funding":{"type":"array","items":{"$ref":"#/$defs/funding"}},"split":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["party","share"],"properties":{"party":{"$ref":"common.schema.json#/$defs/reference"},"share":true}}}},"additionalProperties":{"$ref":"common.schema.json#/$defs/scalar"}},"funding":{"type":"object","additionalProperties":false,"required":["funder","source","debtor","limit"],"properties":{"funder":{"$ref":"common.schema.json#/$defs/reference"},"source":{"enum":["own-funds","bank-overdraft","lender","third-party"]},"debtor":{"$ref":"common.schema.json#/$defs/reference"},"limit":true,"cost":true,"due":true,"recourse":{"type":"boolean"}}},"channelUse":{"type":"object","additionalProperties":false,"required":["use"],"properties":{"use":{"$ref":"common.schema.json#/$defs/reference"},"rail":{"$ref":"channel.schema.json#/$defs/rail"},"connection":{"$ref":"channel.schema.json#/$defs/connection"},"latency":{"$ref":"channel.schema.json#/$defs/latency"},"closed":{"$ref":"channel.schema.json#/$defs/closed"},"whenClosed":{"$ref":"channel.schema.json#/$defs/whenClosed"},"cap":true,"fee":true,"promises":{"$ref":"channel.schema.json#/$defs/promises"},"lump":{"$ref":"channel.schema.json#/$defs/lump"},"may":{"$ref":"channel.schema.json#/$defs/may"}}},"history":{"type":"object","additionalProperties":false,"required":["subject","aggregate"],"properties":{"subject":true,"aggregate":true,"yuan":true,"count":{"type":"integer","minimum":0,"maximum":1000000000}}},"flow":{"type":"object","additionalProperties":false,"required":["flow"],"properties":{"flow":{"$ref":"common.schema.json#/$defs/reference"},"contract":{"$ref":"common.schema.json#/$defs/reference"},"parties":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"accounts":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"channels":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"choices":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"count":{"type":"integer","minimum":1,"maximum":1000000},"symmetry":true}},"planItem":{"type":"object","if":{"required":["does"]},"then":{"$ref":"#/$defs/act"},"else":{"if":{"required":["message"]},"then":{"$ref":"#/$defs/messageDeviation"},"else":{"if":{"required":["leg"]},"then":{"$ref":"#/$defs/legDeviation"},"else":{"if":{"required":["query"]},"then":{"$ref":"#/$defs/queryDeviation"},"else":{"if":{"required":["row"]},"then":{"$ref":"#/$defs/rowDeviation"},"else":{"if":{"required":["crash"]},"then":{"$ref":"#/$defs/crash"},"else":{"if":{"required":["channel"]},"then":{"$ref":"#/$defs/channelDeviation"},"else":{"required":["does"]}}}}}}}},"act":{"type":"object","required":["at","who","does"],"properties":{"at":true,"who":{"$ref":"common.schema.json#/$defs/reference"},"does":{"$ref":"common.schema.json#/$defs/reference"},"flow":{"$ref":"common.schema.json#/$defs/reference"},"account":{"$ref":"common.schema.json#/$defs/reference"},"yuan":true},"additionalProperties":{"$ref":"common.schema.json#/$defs/scalar"}},"messageDeviation":{"type":"object","additionalProperties":false,"required":["message","fate"],"properties":{"message":true,"fate":{"enum":["late","lost","twice"]},"by":true}},"legDeviation":{"type":"object","additionalProperties":false,"required":["leg","fate"],"properties":{"leg":true,"fate":{"enum":["rejected","fails","unknown","fails-then-succeeds","succeeds-then-reversed","returned","swallowed","never-settles"]},"by":true}},"queryDeviation":{"type":"object","additionalProperties":false,"required":["query","fate"],"properties":{"query":true,"fate":{"enum":["not-found","wrong"]}}},"rowDeviation":{"type":"object","additionalProperties":false,"required":["row","fate"],"properties":{"row":true,"fate":{"enum":["missing","twice"]}}},"crash":{"type":"object","additionalProperties":false,"required":["crash","step","after"],"properties":{"crash":{"$ref":"common.schema.json#/$defs/reference"},"step":{"type":"integer","minimum":1,"maximum":1000000000},"after":{"enum":["nothing","postings","state","messages"]}}},"channelDeviation":{"type":"object","additionalProperties":false,"required":["channel","fate","from","until"],"properties":{"channel":{"$ref":"common.schema.json#/$defs/reference"},"fate":{"enum":["closed","no-position"]},"from":true,"until":true}},"load":{"type":"object","additionalProperties":false,"required":["from","until","acts"],"properties":{"from":true,"until":true,"acts":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["does","flows","times"],"properties":{"does":{"$ref":"common.schema.json#/$defs/reference"},"flows":{"$ref":"common.schema.json#/$defs/reference"},"who":{"$ref":"common.schema.json#/$defs/reference"},"times":{"type":"integer","minimum":1,"maximum":1000000000},"from":true,"until":true,"yuan":{"type":"array","minItems":2,"maxItems":2,"items":true}}}}}},"faults":{"type":"object","additionalProperties":false,"properties":{"contract":{"enum":["within","beyond"]},"amounts":{"type":"array","minItems":1,"items":true},"acts":{"type":"object","additionalProperties":{"$ref":"#/$defs/actBound"}},"outside":{"type":"object","additionalProperties":{"$ref":"#/$defs/outsideBound"}},"late":{"$ref":"#/$defs/messageBudget"},"lost":{"$ref":"#/$defs/messageBudget"},"twice":{"$ref":"#/$defs/messageBudget"},"leg":{"$ref":"#/$defs/legBudget"},"answer":{"$ref":"#/$defs/answerBudget"},"row":{"$ref":"#/$defs/rowBudget"},"closed":{"$ref":"#/$defs/channelBudget"},"noPosition":{"$ref":"#/$defs/channelBudget"},"crash":{"$ref":"#/$defs/crashBudget"},"workdays":{"type":"integer","minimum":1,"maximum":250},"times":{"type":"array","items":true},"peopleAct":{"enum":["any-time","at-times"]}}},"actBound":{"type":"object","additionalProperties":false,"properties":{"unlimited":{"type":"boolean"},"times":{"type":"integer","minimum":0,"maximum":100},"yuan":{"type":"array","minItems":1,"items":true},"counts":{"type":"array","minItems":1,"items":{"type":"integer","minimum":-1000000000,"maximum":1000000000}},"flows":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/reference"}}}},"outsideBound":{"type":"object","additionalProperties":false,"properties":{"times":{"type":"integer","minimum":0,"maximum":100},"spend":{"type":"array","minItems":1,"items":true},"receive":{"type":"array","minItems":1,"items":true}}},"messageBudget":{"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["request","response","notice","query","answer","statement"]}}}},"legBudget":{"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["rejected","fails","unknown","fails-then-succeeds","succeeds-then-reversed","returned","swallowed","never-settles"]}}}},"answerBudget":{"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["not-found","wrong"]}}}},"rowBudget":{"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["missing","twice"]}}}},"channelBudget":{"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/reference"}}}},"crashBudget":{"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["nothing","postings","state","messages"]}}}},"expectation":{"type":["object","string"],"additionalProperties":false,"required":["id"],"properties":{"id":{"$ref":"common.schema.json#/$defs/reference"},"loses":{"$ref":"common.schema.json#/$defs/reference"},"yuan":true,"atMost":true,"times":{"type":"integer","minimum":1,"maximum":1000000000},"date":true}}}};
const schema33 = {"type":"object","additionalProperties":false,"required":["zh","en"],"properties":{"zh":true,"en":true}};
const schema69 = {"type":"object","additionalProperties":false,"required":["subject","aggregate"],"properties":{"subject":true,"aggregate":true,"yuan":true,"count":{"type":"integer","minimum":0,"maximum":1000000000}}};
const schema39 = {"type":"string"};
const func1 = Object.prototype.hasOwnProperty;
const schema35 = {"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"enum":["person","merchant","company","lender","platform","p2p-platform","aggregator","payment-institution","bank","central-bank","clearing-institution","vendor"]},"name":{"$ref":"common.schema.json#/$defs/bilingual"},"totalAssets":true,"licences":{"type":"array","items":true},"region":true,"rating":{"enum":["A","B","C","D","E"]},"industry":true,"onboarded":true,"facts":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/scalar"}},"symmetry":true}};
const schema37 = {"type":["string","integer","boolean"]};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema35.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if(!((((((((((((data0 === "person") || (data0 === "merchant")) || (data0 === "company")) || (data0 === "lender")) || (data0 === "platform")) || (data0 === "p2p-platform")) || (data0 === "aggregator")) || (data0 === "payment-institution")) || (data0 === "bank")) || (data0 === "central-bank")) || (data0 === "clearing-institution")) || (data0 === "vendor"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema35.properties.kind.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.zh === undefined){
const err3 = {instancePath:instancePath+"/name",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "zh"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.en === undefined){
const err4 = {instancePath:instancePath+"/name",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "en"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "zh") || (key1 === "en"))){
const err5 = {instancePath:instancePath+"/name",schemaPath:"common.schema.json#/$defs/bilingual/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/name",schemaPath:"common.schema.json#/$defs/bilingual/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.licences !== undefined){
if(!(Array.isArray(data.licences))){
const err7 = {instancePath:instancePath+"/licences",schemaPath:"#/properties/licences/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.rating !== undefined){
let data3 = data.rating;
if(!(((((data3 === "A") || (data3 === "B")) || (data3 === "C")) || (data3 === "D")) || (data3 === "E"))){
const err8 = {instancePath:instancePath+"/rating",schemaPath:"#/properties/rating/enum",keyword:"enum",params:{allowedValues: schema35.properties.rating.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.facts !== undefined){
let data4 = data.facts;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
let data5 = data4[key2];
if(((typeof data5 !== "string") && (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5))))) && (typeof data5 !== "boolean")){
const err9 = {instancePath:instancePath+"/facts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/scalar/type",keyword:"type",params:{type: schema37.type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = {"type":"object","additionalProperties":false,"required":["owner","at"],"properties":{"owner":{"$ref":"common.schema.json#/$defs/reference"},"at":{"$ref":"common.schema.json#/$defs/reference"},"kind":{"enum":["bank-account","payment-account","sub-account","reserve","custody","own-funds","internal","settlement"]},"class":{"enum":["I","II","III"]},"purpose":true,"reserveKind":{"enum":["central","custodian","cooperating","collection"]},"bound":{"$ref":"common.schema.json#/$defs/reference"},"opening":true,"own":true,"opened":true,"reverified":true,"symmetry":true}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.owner === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "owner"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.at === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema38.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err3 = {instancePath:instancePath+"/owner",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.at !== undefined){
if(typeof data.at !== "string"){
const err4 = {instancePath:instancePath+"/at",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(!((((((((data2 === "bank-account") || (data2 === "payment-account")) || (data2 === "sub-account")) || (data2 === "reserve")) || (data2 === "custody")) || (data2 === "own-funds")) || (data2 === "internal")) || (data2 === "settlement"))){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema38.properties.kind.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.class !== undefined){
let data3 = data.class;
if(!(((data3 === "I") || (data3 === "II")) || (data3 === "III"))){
const err6 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/enum",keyword:"enum",params:{allowedValues: schema38.properties.class.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.reserveKind !== undefined){
let data4 = data.reserveKind;
if(!((((data4 === "central") || (data4 === "custodian")) || (data4 === "cooperating")) || (data4 === "collection"))){
const err7 = {instancePath:instancePath+"/reserveKind",schemaPath:"#/properties/reserveKind/enum",keyword:"enum",params:{allowedValues: schema38.properties.reserveKind.enum}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.bound !== undefined){
if(typeof data.bound !== "string"){
const err8 = {instancePath:instancePath+"/bound",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema42 = {"type":"object","required":["between"],"properties":{"between":{"type":"array","minItems":2,"items":{"$ref":"common.schema.json#/$defs/reference"}},"funding":{"type":"array","items":{"$ref":"#/$defs/funding"}},"split":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["party","share"],"properties":{"party":{"$ref":"common.schema.json#/$defs/reference"},"share":true}}}},"additionalProperties":{"$ref":"common.schema.json#/$defs/scalar"}};
const schema45 = {"type":"object","additionalProperties":false,"required":["funder","source","debtor","limit"],"properties":{"funder":{"$ref":"common.schema.json#/$defs/reference"},"source":{"enum":["own-funds","bank-overdraft","lender","third-party"]},"debtor":{"$ref":"common.schema.json#/$defs/reference"},"limit":true,"cost":true,"due":true,"recourse":{"type":"boolean"}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.funder === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "funder"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.source === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.debtor === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "debtor"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.limit === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "limit"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "funder") || (key0 === "source")) || (key0 === "debtor")) || (key0 === "limit")) || (key0 === "cost")) || (key0 === "due")) || (key0 === "recourse"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.funder !== undefined){
if(typeof data.funder !== "string"){
const err5 = {instancePath:instancePath+"/funder",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.source !== undefined){
let data1 = data.source;
if(!((((data1 === "own-funds") || (data1 === "bank-overdraft")) || (data1 === "lender")) || (data1 === "third-party"))){
const err6 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema45.properties.source.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.debtor !== undefined){
if(typeof data.debtor !== "string"){
const err7 = {instancePath:instancePath+"/debtor",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.recourse !== undefined){
if(typeof data.recourse !== "boolean"){
const err8 = {instancePath:instancePath+"/recourse",schemaPath:"#/properties/recourse/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.between === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "between"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "between") || (key0 === "funding")) || (key0 === "split"))){
let data0 = data[key0];
if(((typeof data0 !== "string") && (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/scalar/type",keyword:"type",params:{type: schema37.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
if(data.between !== undefined){
let data1 = data.between;
if(Array.isArray(data1)){
if(data1.length < 2){
const err2 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/minItems",keyword:"minItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err3 = {instancePath:instancePath+"/between/" + i0,schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.funding !== undefined){
let data3 = data.funding;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
if(!(validate27(data3[i1], {instancePath:instancePath+"/funding/" + i1,parentData:data3,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : append(vErrors, validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/funding",schemaPath:"#/properties/funding/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.split !== undefined){
let data5 = data.split;
if(Array.isArray(data5)){
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
let data6 = data5[i2];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.party === undefined){
const err6 = {instancePath:instancePath+"/split/" + i2,schemaPath:"#/properties/split/items/required",keyword:"required",params:{missingProperty: "party"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data6.share === undefined){
const err7 = {instancePath:instancePath+"/split/" + i2,schemaPath:"#/properties/split/items/required",keyword:"required",params:{missingProperty: "share"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data6){
if(!((key1 === "party") || (key1 === "share"))){
const err8 = {instancePath:instancePath+"/split/" + i2,schemaPath:"#/properties/split/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data6.party !== undefined){
if(typeof data6.party !== "string"){
const err9 = {instancePath:instancePath+"/split/" + i2+"/party",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/split/" + i2,schemaPath:"#/properties/split/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/split",schemaPath:"#/properties/split/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema49 = {"type":"object","additionalProperties":false,"required":["use"],"properties":{"use":{"$ref":"common.schema.json#/$defs/reference"},"rail":{"$ref":"channel.schema.json#/$defs/rail"},"connection":{"$ref":"channel.schema.json#/$defs/connection"},"latency":{"$ref":"channel.schema.json#/$defs/latency"},"closed":{"$ref":"channel.schema.json#/$defs/closed"},"whenClosed":{"$ref":"channel.schema.json#/$defs/whenClosed"},"cap":true,"fee":true,"promises":{"$ref":"channel.schema.json#/$defs/promises"},"lump":{"$ref":"channel.schema.json#/$defs/lump"},"may":{"$ref":"channel.schema.json#/$defs/may"}}};
const schema53 = {"enum":["on-us","hvps","beps","ibps","netsunion","unionpay"]};
const schema54 = {"enum":["clearing-institution","pbc-system","direct-to-bank","internal"]};
const schema55 = {"type":"object","additionalProperties":false,"properties":{"request":true,"response":true,"settle":true,"notice":true,"query":true}};
const schema56 = {"type":"array","items":{"type":"object","additionalProperties":false,"required":["from","until"],"properties":{"from":true,"until":true}}};
const schema57 = {"enum":["rejects","queues","swallows"]};
const schema58 = {"type":"object","additionalProperties":false,"properties":{"queryTruthAfter":true,"outcomeFinalAfter":true,"requestExpiresAfter":true,"noticeRepeats":{"type":"integer","minimum":0,"maximum":1000},"noticeDays":{"type":"integer","minimum":0,"maximum":366},"returnWithinWorkdays":{"type":"integer","minimum":0,"maximum":366},"statementCompleteBy":true,"idempotentRequests":{"type":"boolean"},"redelivers":{"type":"boolean"}}};
const schema59 = {"type":"object","additionalProperties":false,"properties":{"dayCut":true,"statementAt":true,"arrivesAt":true,"per":{"enum":["merchant","acquirer"]},"amount":{"enum":["gross","net"]},"fee":true,"feePer":{"enum":["item","batch"]},"rounding":{"enum":["half-up","half-even","down","up","floor","ceiling"]}}};
const schema60 = {"type":"array","items":{"enum":["late","lost","twice","rejected","fails","unknown","fails-then-succeeds","succeeds-then-reversed","returned","swallowed","never-settles","not-found","row-missing","row-twice","closed","no-position"]}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.use === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "use"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema49.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.use !== undefined){
if(typeof data.use !== "string"){
const err2 = {instancePath:instancePath+"/use",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.rail !== undefined){
let data1 = data.rail;
if(!((((((data1 === "on-us") || (data1 === "hvps")) || (data1 === "beps")) || (data1 === "ibps")) || (data1 === "netsunion")) || (data1 === "unionpay"))){
const err3 = {instancePath:instancePath+"/rail",schemaPath:"channel.schema.json#/$defs/rail/enum",keyword:"enum",params:{allowedValues: schema53.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.connection !== undefined){
let data2 = data.connection;
if(!((((data2 === "clearing-institution") || (data2 === "pbc-system")) || (data2 === "direct-to-bank")) || (data2 === "internal"))){
const err4 = {instancePath:instancePath+"/connection",schemaPath:"channel.schema.json#/$defs/connection/enum",keyword:"enum",params:{allowedValues: schema54.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.latency !== undefined){
let data3 = data.latency;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(((((key1 === "request") || (key1 === "response")) || (key1 === "settle")) || (key1 === "notice")) || (key1 === "query"))){
const err5 = {instancePath:instancePath+"/latency",schemaPath:"channel.schema.json#/$defs/latency/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/latency",schemaPath:"channel.schema.json#/$defs/latency/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.closed !== undefined){
let data4 = data.closed;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.from === undefined){
const err7 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"channel.schema.json#/$defs/closed/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data5.until === undefined){
const err8 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"channel.schema.json#/$defs/closed/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key2 in data5){
if(!((key2 === "from") || (key2 === "until"))){
const err9 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"channel.schema.json#/$defs/closed/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"channel.schema.json#/$defs/closed/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/closed",schemaPath:"channel.schema.json#/$defs/closed/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.whenClosed !== undefined){
let data6 = data.whenClosed;
if(!(((data6 === "rejects") || (data6 === "queues")) || (data6 === "swallows"))){
const err12 = {instancePath:instancePath+"/whenClosed",schemaPath:"channel.schema.json#/$defs/whenClosed/enum",keyword:"enum",params:{allowedValues: schema57.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.promises !== undefined){
let data7 = data.promises;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
if(!(func1.call(schema58.properties, key3))){
const err13 = {instancePath:instancePath+"/promises",schemaPath:"channel.schema.json#/$defs/promises/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data7.noticeRepeats !== undefined){
let data8 = data7.noticeRepeats;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/promises/noticeRepeats",schemaPath:"channel.schema.json#/$defs/promises/properties/noticeRepeats/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/promises/noticeRepeats",schemaPath:"channel.schema.json#/$defs/promises/properties/noticeRepeats/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/promises/noticeRepeats",schemaPath:"channel.schema.json#/$defs/promises/properties/noticeRepeats/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data7.noticeDays !== undefined){
let data9 = data7.noticeDays;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err17 = {instancePath:instancePath+"/promises/noticeDays",schemaPath:"channel.schema.json#/$defs/promises/properties/noticeDays/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 366 || isNaN(data9)){
const err18 = {instancePath:instancePath+"/promises/noticeDays",schemaPath:"channel.schema.json#/$defs/promises/properties/noticeDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 366}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err19 = {instancePath:instancePath+"/promises/noticeDays",schemaPath:"channel.schema.json#/$defs/promises/properties/noticeDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data7.returnWithinWorkdays !== undefined){
let data10 = data7.returnWithinWorkdays;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err20 = {instancePath:instancePath+"/promises/returnWithinWorkdays",schemaPath:"channel.schema.json#/$defs/promises/properties/returnWithinWorkdays/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 366 || isNaN(data10)){
const err21 = {instancePath:instancePath+"/promises/returnWithinWorkdays",schemaPath:"channel.schema.json#/$defs/promises/properties/returnWithinWorkdays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 366}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err22 = {instancePath:instancePath+"/promises/returnWithinWorkdays",schemaPath:"channel.schema.json#/$defs/promises/properties/returnWithinWorkdays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data7.idempotentRequests !== undefined){
if(typeof data7.idempotentRequests !== "boolean"){
const err23 = {instancePath:instancePath+"/promises/idempotentRequests",schemaPath:"channel.schema.json#/$defs/promises/properties/idempotentRequests/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data7.redelivers !== undefined){
if(typeof data7.redelivers !== "boolean"){
const err24 = {instancePath:instancePath+"/promises/redelivers",schemaPath:"channel.schema.json#/$defs/promises/properties/redelivers/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/promises",schemaPath:"channel.schema.json#/$defs/promises/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.lump !== undefined){
let data13 = data.lump;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key4 in data13){
if(!((((((((key4 === "dayCut") || (key4 === "statementAt")) || (key4 === "arrivesAt")) || (key4 === "per")) || (key4 === "amount")) || (key4 === "fee")) || (key4 === "feePer")) || (key4 === "rounding"))){
const err26 = {instancePath:instancePath+"/lump",schemaPath:"channel.schema.json#/$defs/lump/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data13.per !== undefined){
let data14 = data13.per;
if(!((data14 === "merchant") || (data14 === "acquirer"))){
const err27 = {instancePath:instancePath+"/lump/per",schemaPath:"channel.schema.json#/$defs/lump/properties/per/enum",keyword:"enum",params:{allowedValues: schema59.properties.per.enum}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data13.amount !== undefined){
let data15 = data13.amount;
if(!((data15 === "gross") || (data15 === "net"))){
const err28 = {instancePath:instancePath+"/lump/amount",schemaPath:"channel.schema.json#/$defs/lump/properties/amount/enum",keyword:"enum",params:{allowedValues: schema59.properties.amount.enum}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data13.feePer !== undefined){
let data16 = data13.feePer;
if(!((data16 === "item") || (data16 === "batch"))){
const err29 = {instancePath:instancePath+"/lump/feePer",schemaPath:"channel.schema.json#/$defs/lump/properties/feePer/enum",keyword:"enum",params:{allowedValues: schema59.properties.feePer.enum}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data13.rounding !== undefined){
let data17 = data13.rounding;
if(!((((((data17 === "half-up") || (data17 === "half-even")) || (data17 === "down")) || (data17 === "up")) || (data17 === "floor")) || (data17 === "ceiling"))){
const err30 = {instancePath:instancePath+"/lump/rounding",schemaPath:"channel.schema.json#/$defs/lump/properties/rounding/enum",keyword:"enum",params:{allowedValues: schema59.properties.rounding.enum}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/lump",schemaPath:"channel.schema.json#/$defs/lump/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.may !== undefined){
let data18 = data.may;
if(Array.isArray(data18)){
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
if(!((((((((((((((((data19 === "late") || (data19 === "lost")) || (data19 === "twice")) || (data19 === "rejected")) || (data19 === "fails")) || (data19 === "unknown")) || (data19 === "fails-then-succeeds")) || (data19 === "succeeds-then-reversed")) || (data19 === "returned")) || (data19 === "swallowed")) || (data19 === "never-settles")) || (data19 === "not-found")) || (data19 === "row-missing")) || (data19 === "row-twice")) || (data19 === "closed")) || (data19 === "no-position"))){
const err32 = {instancePath:instancePath+"/may/" + i1,schemaPath:"channel.schema.json#/$defs/may/items/enum",keyword:"enum",params:{allowedValues: schema60.items.enum}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/may",schemaPath:"channel.schema.json#/$defs/may/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema71 = {"type":"object","additionalProperties":false,"required":["flow"],"properties":{"flow":{"$ref":"common.schema.json#/$defs/reference"},"contract":{"$ref":"common.schema.json#/$defs/reference"},"parties":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"accounts":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"channels":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"choices":{"type":"object","additionalProperties":{"$ref":"common.schema.json#/$defs/reference"}},"count":{"type":"integer","minimum":1,"maximum":1000000},"symmetry":true}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.flow === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "flow"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "flow") || (key0 === "contract")) || (key0 === "parties")) || (key0 === "accounts")) || (key0 === "channels")) || (key0 === "choices")) || (key0 === "count")) || (key0 === "symmetry"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.flow !== undefined){
if(typeof data.flow !== "string"){
const err2 = {instancePath:instancePath+"/flow",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.contract !== undefined){
if(typeof data.contract !== "string"){
const err3 = {instancePath:instancePath+"/contract",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.parties !== undefined){
let data2 = data.parties;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(typeof data2[key1] !== "string"){
const err4 = {instancePath:instancePath+"/parties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/parties",schemaPath:"#/properties/parties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.accounts !== undefined){
let data4 = data.accounts;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
if(typeof data4[key2] !== "string"){
const err6 = {instancePath:instancePath+"/accounts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.channels !== undefined){
let data6 = data.channels;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(typeof data6[key3] !== "string"){
const err8 = {instancePath:instancePath+"/channels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/channels",schemaPath:"#/properties/channels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.choices !== undefined){
let data8 = data.choices;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key4 in data8){
if(typeof data8[key4] !== "string"){
const err10 = {instancePath:instancePath+"/choices/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/choices",schemaPath:"#/properties/choices/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.count !== undefined){
let data10 = data.count;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err12 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1000000 || isNaN(data10)){
const err13 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err14 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema78 = {"type":"object","if":{"required":["does"]},"then":{"$ref":"#/$defs/act"},"else":{"if":{"required":["message"]},"then":{"$ref":"#/$defs/messageDeviation"},"else":{"if":{"required":["leg"]},"then":{"$ref":"#/$defs/legDeviation"},"else":{"if":{"required":["query"]},"then":{"$ref":"#/$defs/queryDeviation"},"else":{"if":{"required":["row"]},"then":{"$ref":"#/$defs/rowDeviation"},"else":{"if":{"required":["crash"]},"then":{"$ref":"#/$defs/crash"},"else":{"if":{"required":["channel"]},"then":{"$ref":"#/$defs/channelDeviation"},"else":{"required":["does"]}}}}}}}};
const schema85 = {"type":"object","additionalProperties":false,"required":["message","fate"],"properties":{"message":true,"fate":{"enum":["late","lost","twice"]},"by":true}};
const schema86 = {"type":"object","additionalProperties":false,"required":["leg","fate"],"properties":{"leg":true,"fate":{"enum":["rejected","fails","unknown","fails-then-succeeds","succeeds-then-reversed","returned","swallowed","never-settles"]},"by":true}};
const schema87 = {"type":"object","additionalProperties":false,"required":["query","fate"],"properties":{"query":true,"fate":{"enum":["not-found","wrong"]}}};
const schema88 = {"type":"object","additionalProperties":false,"required":["row","fate"],"properties":{"row":true,"fate":{"enum":["missing","twice"]}}};
const schema79 = {"type":"object","required":["at","who","does"],"properties":{"at":true,"who":{"$ref":"common.schema.json#/$defs/reference"},"does":{"$ref":"common.schema.json#/$defs/reference"},"flow":{"$ref":"common.schema.json#/$defs/reference"},"account":{"$ref":"common.schema.json#/$defs/reference"},"yuan":true},"additionalProperties":{"$ref":"common.schema.json#/$defs/scalar"}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.at === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.who === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "who"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.does === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "does"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "at") || (key0 === "who")) || (key0 === "does")) || (key0 === "flow")) || (key0 === "account")) || (key0 === "yuan"))){
let data0 = data[key0];
if(((typeof data0 !== "string") && (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err3 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/scalar/type",keyword:"type",params:{type: schema37.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.who !== undefined){
if(typeof data.who !== "string"){
const err4 = {instancePath:instancePath+"/who",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.does !== undefined){
if(typeof data.does !== "string"){
const err5 = {instancePath:instancePath+"/does",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.flow !== undefined){
if(typeof data.flow !== "string"){
const err6 = {instancePath:instancePath+"/flow",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.account !== undefined){
if(typeof data.account !== "string"){
const err7 = {instancePath:instancePath+"/account",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema89 = {"type":"object","additionalProperties":false,"required":["crash","step","after"],"properties":{"crash":{"$ref":"common.schema.json#/$defs/reference"},"step":{"type":"integer","minimum":1,"maximum":1000000000},"after":{"enum":["nothing","postings","state","messages"]}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.crash === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "crash"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.step === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "step"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.after === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "after"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "crash") || (key0 === "step")) || (key0 === "after"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.crash !== undefined){
if(typeof data.crash !== "string"){
const err4 = {instancePath:instancePath+"/crash",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.step !== undefined){
let data1 = data.step;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/step",schemaPath:"#/properties/step/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/step",schemaPath:"#/properties/step/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/step",schemaPath:"#/properties/step/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.after !== undefined){
let data2 = data.after;
if(!((((data2 === "nothing") || (data2 === "postings")) || (data2 === "state")) || (data2 === "messages"))){
const err8 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/enum",keyword:"enum",params:{allowedValues: schema89.properties.after.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema91 = {"type":"object","additionalProperties":false,"required":["channel","fate","from","until"],"properties":{"channel":{"$ref":"common.schema.json#/$defs/reference"},"fate":{"enum":["closed","no-position"]},"from":true,"until":true}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.channel === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "channel"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.fate === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fate"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.from === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.until === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "channel") || (key0 === "fate")) || (key0 === "from")) || (key0 === "until"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.channel !== undefined){
if(typeof data.channel !== "string"){
const err5 = {instancePath:instancePath+"/channel",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.fate !== undefined){
let data1 = data.fate;
if(!((data1 === "closed") || (data1 === "no-position"))){
const err6 = {instancePath:instancePath+"/fate",schemaPath:"#/properties/fate/enum",keyword:"enum",params:{allowedValues: schema91.properties.fate.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.does === undefined) && (missing0 = "does")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : append(vErrors, validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs4 = errors;
const _errs5 = errors;
let valid1 = true;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.message === undefined) && (missing1 = "message")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid1 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.message === undefined){
const err3 = {instancePath,schemaPath:"#/$defs/messageDeviation/required",keyword:"required",params:{missingProperty: "message"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.fate === undefined){
const err4 = {instancePath,schemaPath:"#/$defs/messageDeviation/required",keyword:"required",params:{missingProperty: "fate"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "message") || (key0 === "fate")) || (key0 === "by"))){
const err5 = {instancePath,schemaPath:"#/$defs/messageDeviation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.fate !== undefined){
let data0 = data.fate;
if(!(((data0 === "late") || (data0 === "lost")) || (data0 === "twice"))){
const err6 = {instancePath:instancePath+"/fate",schemaPath:"#/$defs/messageDeviation/properties/fate/enum",keyword:"enum",params:{allowedValues: schema85.properties.fate.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/$defs/messageDeviation/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid1 = _errs7 === errors;
valid1 = _valid1;
if(valid1){
var props1 = true;
}
ifClause1 = "then";
}
else {
const _errs12 = errors;
const _errs13 = errors;
let valid4 = true;
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.leg === undefined) && (missing2 = "leg")){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid2 = _errs14 === errors;
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.leg === undefined){
const err9 = {instancePath,schemaPath:"#/$defs/legDeviation/required",keyword:"required",params:{missingProperty: "leg"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.fate === undefined){
const err10 = {instancePath,schemaPath:"#/$defs/legDeviation/required",keyword:"required",params:{missingProperty: "fate"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data){
if(!(((key1 === "leg") || (key1 === "fate")) || (key1 === "by"))){
const err11 = {instancePath,schemaPath:"#/$defs/legDeviation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.fate !== undefined){
let data1 = data.fate;
if(!((((((((data1 === "rejected") || (data1 === "fails")) || (data1 === "unknown")) || (data1 === "fails-then-succeeds")) || (data1 === "succeeds-then-reversed")) || (data1 === "returned")) || (data1 === "swallowed")) || (data1 === "never-settles"))){
const err12 = {instancePath:instancePath+"/fate",schemaPath:"#/$defs/legDeviation/properties/fate/enum",keyword:"enum",params:{allowedValues: schema86.properties.fate.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$defs/legDeviation/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid2 = _errs15 === errors;
valid4 = _valid2;
if(valid4){
var props2 = true;
}
ifClause2 = "then";
}
else {
const _errs20 = errors;
const _errs21 = errors;
let valid7 = true;
const _errs22 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.query === undefined) && (missing3 = "query")){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid3 = _errs22 === errors;
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.query === undefined){
const err15 = {instancePath,schemaPath:"#/$defs/queryDeviation/required",keyword:"required",params:{missingProperty: "query"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.fate === undefined){
const err16 = {instancePath,schemaPath:"#/$defs/queryDeviation/required",keyword:"required",params:{missingProperty: "fate"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key2 in data){
if(!((key2 === "query") || (key2 === "fate"))){
const err17 = {instancePath,schemaPath:"#/$defs/queryDeviation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.fate !== undefined){
let data2 = data.fate;
if(!((data2 === "not-found") || (data2 === "wrong"))){
const err18 = {instancePath:instancePath+"/fate",schemaPath:"#/$defs/queryDeviation/properties/fate/enum",keyword:"enum",params:{allowedValues: schema87.properties.fate.enum}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/$defs/queryDeviation/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid3 = _errs23 === errors;
valid7 = _valid3;
if(valid7){
var props3 = true;
}
ifClause3 = "then";
}
else {
const _errs28 = errors;
const _errs29 = errors;
let valid10 = true;
const _errs30 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.row === undefined) && (missing4 = "row")){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid4 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
let ifClause4;
if(_valid4){
const _errs31 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.row === undefined){
const err21 = {instancePath,schemaPath:"#/$defs/rowDeviation/required",keyword:"required",params:{missingProperty: "row"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data.fate === undefined){
const err22 = {instancePath,schemaPath:"#/$defs/rowDeviation/required",keyword:"required",params:{missingProperty: "fate"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key3 in data){
if(!((key3 === "row") || (key3 === "fate"))){
const err23 = {instancePath,schemaPath:"#/$defs/rowDeviation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.fate !== undefined){
let data3 = data.fate;
if(!((data3 === "missing") || (data3 === "twice"))){
const err24 = {instancePath:instancePath+"/fate",schemaPath:"#/$defs/rowDeviation/properties/fate/enum",keyword:"enum",params:{allowedValues: schema88.properties.fate.enum}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/$defs/rowDeviation/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid4 = _errs31 === errors;
valid10 = _valid4;
if(valid10){
var props4 = true;
}
ifClause4 = "then";
}
else {
const _errs36 = errors;
const _errs37 = errors;
let valid13 = true;
const _errs38 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.crash === undefined) && (missing5 = "crash")){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var _valid5 = _errs38 === errors;
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
let ifClause5;
if(_valid5){
const _errs39 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
var _valid5 = _errs39 === errors;
valid13 = _valid5;
if(valid13){
var props5 = true;
}
ifClause5 = "then";
}
else {
const _errs40 = errors;
const _errs41 = errors;
let valid14 = true;
const _errs42 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.channel === undefined) && (missing6 = "channel")){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var _valid6 = _errs42 === errors;
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
let ifClause6;
if(_valid6){
const _errs43 = errors;
if(!(validate40(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
var _valid6 = _errs43 === errors;
valid14 = _valid6;
if(valid14){
var props6 = true;
}
ifClause6 = "then";
}
else {
const _errs44 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.does === undefined){
const err28 = {instancePath,schemaPath:"#/else/else/else/else/else/else/else/required",keyword:"required",params:{missingProperty: "does"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var _valid6 = _errs44 === errors;
valid14 = _valid6;
ifClause6 = "else";
}
if(!valid14){
const err29 = {instancePath,schemaPath:"#/else/else/else/else/else/else/if",keyword:"if",params:{failingKeyword: ifClause6}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid5 = _errs40 === errors;
valid13 = _valid5;
if(valid13){
if(props5 !== true && props6 !== undefined){
if(props6 === true){
props5 = true;
}
else {
props5 = props5 || {};
Object.assign(props5, props6);
}
}
}
ifClause5 = "else";
}
if(!valid13){
const err30 = {instancePath,schemaPath:"#/else/else/else/else/else/if",keyword:"if",params:{failingKeyword: ifClause5}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid4 = _errs36 === errors;
valid10 = _valid4;
if(valid10){
if(props4 !== true && props5 !== undefined){
if(props5 === true){
props4 = true;
}
else {
props4 = props4 || {};
Object.assign(props4, props5);
}
}
}
ifClause4 = "else";
}
if(!valid10){
const err31 = {instancePath,schemaPath:"#/else/else/else/else/if",keyword:"if",params:{failingKeyword: ifClause4}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid3 = _errs28 === errors;
valid7 = _valid3;
if(valid7){
if(props3 !== true && props4 !== undefined){
if(props4 === true){
props3 = true;
}
else {
props3 = props3 || {};
Object.assign(props3, props4);
}
}
}
ifClause3 = "else";
}
if(!valid7){
const err32 = {instancePath,schemaPath:"#/else/else/else/if",keyword:"if",params:{failingKeyword: ifClause3}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid4 = _valid2;
if(valid4){
if(props2 !== true && props3 !== undefined){
if(props3 === true){
props2 = true;
}
else {
props2 = props2 || {};
Object.assign(props2, props3);
}
}
}
ifClause2 = "else";
}
if(!valid4){
const err33 = {instancePath,schemaPath:"#/else/else/if",keyword:"if",params:{failingKeyword: ifClause2}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid1 = _valid1;
if(valid1){
if(props1 !== true && props2 !== undefined){
if(props2 === true){
props1 = true;
}
else {
props1 = props1 || {};
Object.assign(props1, props2);
}
}
}
ifClause1 = "else";
}
if(!valid1){
const err34 = {instancePath,schemaPath:"#/else/if",keyword:"if",params:{failingKeyword: ifClause1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
ifClause0 = "else";
}
if(!valid0){
const err35 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate35.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate35.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema93 = {"type":"object","additionalProperties":false,"required":["from","until","acts"],"properties":{"from":true,"until":true,"acts":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["does","flows","times"],"properties":{"does":{"$ref":"common.schema.json#/$defs/reference"},"flows":{"$ref":"common.schema.json#/$defs/reference"},"who":{"$ref":"common.schema.json#/$defs/reference"},"times":{"type":"integer","minimum":1,"maximum":1000000000},"from":true,"until":true,"yuan":{"type":"array","minItems":2,"maxItems":2,"items":true}}}}}};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.until === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.acts === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "acts"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "from") || (key0 === "until")) || (key0 === "acts"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.acts !== undefined){
let data0 = data.acts;
if(Array.isArray(data0)){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/acts",schemaPath:"#/properties/acts/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.does === undefined){
const err5 = {instancePath:instancePath+"/acts/" + i0,schemaPath:"#/properties/acts/items/required",keyword:"required",params:{missingProperty: "does"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.flows === undefined){
const err6 = {instancePath:instancePath+"/acts/" + i0,schemaPath:"#/properties/acts/items/required",keyword:"required",params:{missingProperty: "flows"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.times === undefined){
const err7 = {instancePath:instancePath+"/acts/" + i0,schemaPath:"#/properties/acts/items/required",keyword:"required",params:{missingProperty: "times"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data1){
if(!(((((((key1 === "does") || (key1 === "flows")) || (key1 === "who")) || (key1 === "times")) || (key1 === "from")) || (key1 === "until")) || (key1 === "yuan"))){
const err8 = {instancePath:instancePath+"/acts/" + i0,schemaPath:"#/properties/acts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.does !== undefined){
if(typeof data1.does !== "string"){
const err9 = {instancePath:instancePath+"/acts/" + i0+"/does",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.flows !== undefined){
if(typeof data1.flows !== "string"){
const err10 = {instancePath:instancePath+"/acts/" + i0+"/flows",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.who !== undefined){
if(typeof data1.who !== "string"){
const err11 = {instancePath:instancePath+"/acts/" + i0+"/who",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.times !== undefined){
let data5 = data1.times;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err12 = {instancePath:instancePath+"/acts/" + i0+"/times",schemaPath:"#/properties/acts/items/properties/times/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1000000000 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/acts/" + i0+"/times",schemaPath:"#/properties/acts/items/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err14 = {instancePath:instancePath+"/acts/" + i0+"/times",schemaPath:"#/properties/acts/items/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data1.yuan !== undefined){
let data6 = data1.yuan;
if(Array.isArray(data6)){
if(data6.length > 2){
const err15 = {instancePath:instancePath+"/acts/" + i0+"/yuan",schemaPath:"#/properties/acts/items/properties/yuan/maxItems",keyword:"maxItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data6.length < 2){
const err16 = {instancePath:instancePath+"/acts/" + i0+"/yuan",schemaPath:"#/properties/acts/items/properties/yuan/minItems",keyword:"minItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/acts/" + i0+"/yuan",schemaPath:"#/properties/acts/items/properties/yuan/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/acts/" + i0,schemaPath:"#/properties/acts/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/acts",schemaPath:"#/properties/acts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema97 = {"type":"object","additionalProperties":false,"properties":{"contract":{"enum":["within","beyond"]},"amounts":{"type":"array","minItems":1,"items":true},"acts":{"type":"object","additionalProperties":{"$ref":"#/$defs/actBound"}},"outside":{"type":"object","additionalProperties":{"$ref":"#/$defs/outsideBound"}},"late":{"$ref":"#/$defs/messageBudget"},"lost":{"$ref":"#/$defs/messageBudget"},"twice":{"$ref":"#/$defs/messageBudget"},"leg":{"$ref":"#/$defs/legBudget"},"answer":{"$ref":"#/$defs/answerBudget"},"row":{"$ref":"#/$defs/rowBudget"},"closed":{"$ref":"#/$defs/channelBudget"},"noPosition":{"$ref":"#/$defs/channelBudget"},"crash":{"$ref":"#/$defs/crashBudget"},"workdays":{"type":"integer","minimum":1,"maximum":250},"times":{"type":"array","items":true},"peopleAct":{"enum":["any-time","at-times"]}}};
const schema100 = {"type":"object","additionalProperties":false,"properties":{"times":{"type":"integer","minimum":0,"maximum":100},"spend":{"type":"array","minItems":1,"items":true},"receive":{"type":"array","minItems":1,"items":true}}};
const schema101 = {"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["request","response","notice","query","answer","statement"]}}}};
const schema104 = {"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["rejected","fails","unknown","fails-then-succeeds","succeeds-then-reversed","returned","swallowed","never-settles"]}}}};
const schema105 = {"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["not-found","wrong"]}}}};
const schema106 = {"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["missing","twice"]}}}};
const schema109 = {"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"enum":["nothing","postings","state","messages"]}}}};
const schema98 = {"type":"object","additionalProperties":false,"properties":{"unlimited":{"type":"boolean"},"times":{"type":"integer","minimum":0,"maximum":100},"yuan":{"type":"array","minItems":1,"items":true},"counts":{"type":"array","minItems":1,"items":{"type":"integer","minimum":-1000000000,"maximum":1000000000}},"flows":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/reference"}}}};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "unlimited") || (key0 === "times")) || (key0 === "yuan")) || (key0 === "counts")) || (key0 === "flows"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.unlimited !== undefined){
if(typeof data.unlimited !== "boolean"){
const err1 = {instancePath:instancePath+"/unlimited",schemaPath:"#/properties/unlimited/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.times !== undefined){
let data1 = data.times;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.yuan !== undefined){
let data2 = data.yuan;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/yuan",schemaPath:"#/properties/yuan/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/yuan",schemaPath:"#/properties/yuan/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.counts !== undefined){
let data3 = data.counts;
if(Array.isArray(data3)){
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/counts/" + i0,schemaPath:"#/properties/counts/items/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1000000000 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/counts/" + i0,schemaPath:"#/properties/counts/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < -1000000000 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/counts/" + i0,schemaPath:"#/properties/counts/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000000000}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
else {
const err11 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.flows !== undefined){
let data5 = data.flows;
if(Array.isArray(data5)){
if(data5.length < 1){
const err12 = {instancePath:instancePath+"/flows",schemaPath:"#/properties/flows/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(typeof data5[i1] !== "string"){
const err13 = {instancePath:instancePath+"/flows/" + i1,schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/flows",schemaPath:"#/properties/flows/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema107 = {"type":["integer","object"],"minimum":0,"maximum":100,"additionalProperties":false,"required":["count"],"properties":{"count":{"type":"integer","minimum":0,"maximum":100},"per":{"enum":["run","instance"]},"by":{"type":"array","minItems":1,"items":true},"of":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/reference"}}}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema107.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 100 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.count === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "count") || (key0 === "per")) || (key0 === "by")) || (key0 === "of"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.count !== undefined){
let data0 = data.count;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err5 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 100 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err7 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.per !== undefined){
let data1 = data.per;
if(!((data1 === "run") || (data1 === "instance"))){
const err8 = {instancePath:instancePath+"/per",schemaPath:"#/properties/per/enum",keyword:"enum",params:{allowedValues: schema107.properties.per.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.by !== undefined){
let data2 = data.by;
if(Array.isArray(data2)){
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/by",schemaPath:"#/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/by",schemaPath:"#/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.of !== undefined){
let data3 = data.of;
if(Array.isArray(data3)){
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/of",schemaPath:"#/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(typeof data3[i0] !== "string"){
const err12 = {instancePath:instancePath+"/of/" + i0,schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/of",schemaPath:"#/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema97.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.contract !== undefined){
let data0 = data.contract;
if(!((data0 === "within") || (data0 === "beyond"))){
const err1 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/enum",keyword:"enum",params:{allowedValues: schema97.properties.contract.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.amounts !== undefined){
let data1 = data.amounts;
if(Array.isArray(data1)){
if(data1.length < 1){
const err2 = {instancePath:instancePath+"/amounts",schemaPath:"#/properties/amounts/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/amounts",schemaPath:"#/properties/amounts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.acts !== undefined){
let data2 = data.acts;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!(validate46(data2[key1], {instancePath:instancePath+"/acts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate46.errors : append(vErrors, validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/acts",schemaPath:"#/properties/acts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.outside !== undefined){
let data4 = data.outside;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 in data5){
if(!(((key3 === "times") || (key3 === "spend")) || (key3 === "receive"))){
const err5 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/outsideBound/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data5.times !== undefined){
let data6 = data5.times;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err6 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/times",schemaPath:"#/$defs/outsideBound/properties/times/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100 || isNaN(data6)){
const err7 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/times",schemaPath:"#/$defs/outsideBound/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err8 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/times",schemaPath:"#/$defs/outsideBound/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data5.spend !== undefined){
let data7 = data5.spend;
if(Array.isArray(data7)){
if(data7.length < 1){
const err9 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/spend",schemaPath:"#/$defs/outsideBound/properties/spend/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/spend",schemaPath:"#/$defs/outsideBound/properties/spend/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.receive !== undefined){
let data8 = data5.receive;
if(Array.isArray(data8)){
if(data8.length < 1){
const err11 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/receive",schemaPath:"#/$defs/outsideBound/properties/receive/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/receive",schemaPath:"#/$defs/outsideBound/properties/receive/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/outside/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/outsideBound/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/outside",schemaPath:"#/properties/outside/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.late !== undefined){
let data9 = data.late;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (!(data9 && typeof data9 == "object" && !Array.isArray(data9)))){
const err15 = {instancePath:instancePath+"/late",schemaPath:"#/$defs/messageBudget/type",keyword:"type",params:{type: schema101.type}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 100 || isNaN(data9)){
const err16 = {instancePath:instancePath+"/late",schemaPath:"#/$defs/messageBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err17 = {instancePath:instancePath+"/late",schemaPath:"#/$defs/messageBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.count === undefined){
const err18 = {instancePath:instancePath+"/late",schemaPath:"#/$defs/messageBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!((((key4 === "count") || (key4 === "per")) || (key4 === "by")) || (key4 === "of"))){
const err19 = {instancePath:instancePath+"/late",schemaPath:"#/$defs/messageBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.count !== undefined){
let data10 = data9.count;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err20 = {instancePath:instancePath+"/late/count",schemaPath:"#/$defs/messageBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100 || isNaN(data10)){
const err21 = {instancePath:instancePath+"/late/count",schemaPath:"#/$defs/messageBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err22 = {instancePath:instancePath+"/late/count",schemaPath:"#/$defs/messageBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data9.per !== undefined){
let data11 = data9.per;
if(!((data11 === "run") || (data11 === "instance"))){
const err23 = {instancePath:instancePath+"/late/per",schemaPath:"#/$defs/messageBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema101.properties.per.enum}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data9.by !== undefined){
let data12 = data9.by;
if(Array.isArray(data12)){
if(data12.length < 1){
const err24 = {instancePath:instancePath+"/late/by",schemaPath:"#/$defs/messageBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/late/by",schemaPath:"#/$defs/messageBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.of !== undefined){
let data13 = data9.of;
if(Array.isArray(data13)){
if(data13.length < 1){
const err26 = {instancePath:instancePath+"/late/of",schemaPath:"#/$defs/messageBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(!((((((data14 === "request") || (data14 === "response")) || (data14 === "notice")) || (data14 === "query")) || (data14 === "answer")) || (data14 === "statement"))){
const err27 = {instancePath:instancePath+"/late/of/" + i0,schemaPath:"#/$defs/messageBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema101.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/late/of",schemaPath:"#/$defs/messageBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
if(data.lost !== undefined){
let data15 = data.lost;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (!(data15 && typeof data15 == "object" && !Array.isArray(data15)))){
const err29 = {instancePath:instancePath+"/lost",schemaPath:"#/$defs/messageBudget/type",keyword:"type",params:{type: schema101.type}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 100 || isNaN(data15)){
const err30 = {instancePath:instancePath+"/lost",schemaPath:"#/$defs/messageBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err31 = {instancePath:instancePath+"/lost",schemaPath:"#/$defs/messageBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.count === undefined){
const err32 = {instancePath:instancePath+"/lost",schemaPath:"#/$defs/messageBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key5 in data15){
if(!((((key5 === "count") || (key5 === "per")) || (key5 === "by")) || (key5 === "of"))){
const err33 = {instancePath:instancePath+"/lost",schemaPath:"#/$defs/messageBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data15.count !== undefined){
let data16 = data15.count;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err34 = {instancePath:instancePath+"/lost/count",schemaPath:"#/$defs/messageBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 100 || isNaN(data16)){
const err35 = {instancePath:instancePath+"/lost/count",schemaPath:"#/$defs/messageBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err36 = {instancePath:instancePath+"/lost/count",schemaPath:"#/$defs/messageBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data15.per !== undefined){
let data17 = data15.per;
if(!((data17 === "run") || (data17 === "instance"))){
const err37 = {instancePath:instancePath+"/lost/per",schemaPath:"#/$defs/messageBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema101.properties.per.enum}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data15.by !== undefined){
let data18 = data15.by;
if(Array.isArray(data18)){
if(data18.length < 1){
const err38 = {instancePath:instancePath+"/lost/by",schemaPath:"#/$defs/messageBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/lost/by",schemaPath:"#/$defs/messageBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data15.of !== undefined){
let data19 = data15.of;
if(Array.isArray(data19)){
if(data19.length < 1){
const err40 = {instancePath:instancePath+"/lost/of",schemaPath:"#/$defs/messageBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
let data20 = data19[i1];
if(!((((((data20 === "request") || (data20 === "response")) || (data20 === "notice")) || (data20 === "query")) || (data20 === "answer")) || (data20 === "statement"))){
const err41 = {instancePath:instancePath+"/lost/of/" + i1,schemaPath:"#/$defs/messageBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema101.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/lost/of",schemaPath:"#/$defs/messageBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
}
if(data.twice !== undefined){
let data21 = data.twice;
if((!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) && (!(data21 && typeof data21 == "object" && !Array.isArray(data21)))){
const err43 = {instancePath:instancePath+"/twice",schemaPath:"#/$defs/messageBudget/type",keyword:"type",params:{type: schema101.type}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 100 || isNaN(data21)){
const err44 = {instancePath:instancePath+"/twice",schemaPath:"#/$defs/messageBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err45 = {instancePath:instancePath+"/twice",schemaPath:"#/$defs/messageBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.count === undefined){
const err46 = {instancePath:instancePath+"/twice",schemaPath:"#/$defs/messageBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key6 in data21){
if(!((((key6 === "count") || (key6 === "per")) || (key6 === "by")) || (key6 === "of"))){
const err47 = {instancePath:instancePath+"/twice",schemaPath:"#/$defs/messageBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data21.count !== undefined){
let data22 = data21.count;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err48 = {instancePath:instancePath+"/twice/count",schemaPath:"#/$defs/messageBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 100 || isNaN(data22)){
const err49 = {instancePath:instancePath+"/twice/count",schemaPath:"#/$defs/messageBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err50 = {instancePath:instancePath+"/twice/count",schemaPath:"#/$defs/messageBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
if(data21.per !== undefined){
let data23 = data21.per;
if(!((data23 === "run") || (data23 === "instance"))){
const err51 = {instancePath:instancePath+"/twice/per",schemaPath:"#/$defs/messageBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema101.properties.per.enum}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data21.by !== undefined){
let data24 = data21.by;
if(Array.isArray(data24)){
if(data24.length < 1){
const err52 = {instancePath:instancePath+"/twice/by",schemaPath:"#/$defs/messageBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/twice/by",schemaPath:"#/$defs/messageBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data21.of !== undefined){
let data25 = data21.of;
if(Array.isArray(data25)){
if(data25.length < 1){
const err54 = {instancePath:instancePath+"/twice/of",schemaPath:"#/$defs/messageBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
let data26 = data25[i2];
if(!((((((data26 === "request") || (data26 === "response")) || (data26 === "notice")) || (data26 === "query")) || (data26 === "answer")) || (data26 === "statement"))){
const err55 = {instancePath:instancePath+"/twice/of/" + i2,schemaPath:"#/$defs/messageBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema101.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/twice/of",schemaPath:"#/$defs/messageBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
}
if(data.leg !== undefined){
let data27 = data.leg;
if((!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) && (!(data27 && typeof data27 == "object" && !Array.isArray(data27)))){
const err57 = {instancePath:instancePath+"/leg",schemaPath:"#/$defs/legBudget/type",keyword:"type",params:{type: schema104.type}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 100 || isNaN(data27)){
const err58 = {instancePath:instancePath+"/leg",schemaPath:"#/$defs/legBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err59 = {instancePath:instancePath+"/leg",schemaPath:"#/$defs/legBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.count === undefined){
const err60 = {instancePath:instancePath+"/leg",schemaPath:"#/$defs/legBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key7 in data27){
if(!((((key7 === "count") || (key7 === "per")) || (key7 === "by")) || (key7 === "of"))){
const err61 = {instancePath:instancePath+"/leg",schemaPath:"#/$defs/legBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data27.count !== undefined){
let data28 = data27.count;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err62 = {instancePath:instancePath+"/leg/count",schemaPath:"#/$defs/legBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 100 || isNaN(data28)){
const err63 = {instancePath:instancePath+"/leg/count",schemaPath:"#/$defs/legBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data28 < 0 || isNaN(data28)){
const err64 = {instancePath:instancePath+"/leg/count",schemaPath:"#/$defs/legBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
if(data27.per !== undefined){
let data29 = data27.per;
if(!((data29 === "run") || (data29 === "instance"))){
const err65 = {instancePath:instancePath+"/leg/per",schemaPath:"#/$defs/legBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema104.properties.per.enum}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data27.by !== undefined){
let data30 = data27.by;
if(Array.isArray(data30)){
if(data30.length < 1){
const err66 = {instancePath:instancePath+"/leg/by",schemaPath:"#/$defs/legBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/leg/by",schemaPath:"#/$defs/legBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data27.of !== undefined){
let data31 = data27.of;
if(Array.isArray(data31)){
if(data31.length < 1){
const err68 = {instancePath:instancePath+"/leg/of",schemaPath:"#/$defs/legBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
const len3 = data31.length;
for(let i3=0; i3<len3; i3++){
let data32 = data31[i3];
if(!((((((((data32 === "rejected") || (data32 === "fails")) || (data32 === "unknown")) || (data32 === "fails-then-succeeds")) || (data32 === "succeeds-then-reversed")) || (data32 === "returned")) || (data32 === "swallowed")) || (data32 === "never-settles"))){
const err69 = {instancePath:instancePath+"/leg/of/" + i3,schemaPath:"#/$defs/legBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema104.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/leg/of",schemaPath:"#/$defs/legBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
}
if(data.answer !== undefined){
let data33 = data.answer;
if((!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))) && (!(data33 && typeof data33 == "object" && !Array.isArray(data33)))){
const err71 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/answerBudget/type",keyword:"type",params:{type: schema105.type}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 100 || isNaN(data33)){
const err72 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/answerBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data33 < 0 || isNaN(data33)){
const err73 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/answerBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.count === undefined){
const err74 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/answerBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
for(const key8 in data33){
if(!((((key8 === "count") || (key8 === "per")) || (key8 === "by")) || (key8 === "of"))){
const err75 = {instancePath:instancePath+"/answer",schemaPath:"#/$defs/answerBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data33.count !== undefined){
let data34 = data33.count;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
const err76 = {instancePath:instancePath+"/answer/count",schemaPath:"#/$defs/answerBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 100 || isNaN(data34)){
const err77 = {instancePath:instancePath+"/answer/count",schemaPath:"#/$defs/answerBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data34 < 0 || isNaN(data34)){
const err78 = {instancePath:instancePath+"/answer/count",schemaPath:"#/$defs/answerBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
if(data33.per !== undefined){
let data35 = data33.per;
if(!((data35 === "run") || (data35 === "instance"))){
const err79 = {instancePath:instancePath+"/answer/per",schemaPath:"#/$defs/answerBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema105.properties.per.enum}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data33.by !== undefined){
let data36 = data33.by;
if(Array.isArray(data36)){
if(data36.length < 1){
const err80 = {instancePath:instancePath+"/answer/by",schemaPath:"#/$defs/answerBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/answer/by",schemaPath:"#/$defs/answerBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data33.of !== undefined){
let data37 = data33.of;
if(Array.isArray(data37)){
if(data37.length < 1){
const err82 = {instancePath:instancePath+"/answer/of",schemaPath:"#/$defs/answerBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
const len4 = data37.length;
for(let i4=0; i4<len4; i4++){
let data38 = data37[i4];
if(!((data38 === "not-found") || (data38 === "wrong"))){
const err83 = {instancePath:instancePath+"/answer/of/" + i4,schemaPath:"#/$defs/answerBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema105.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/answer/of",schemaPath:"#/$defs/answerBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
}
if(data.row !== undefined){
let data39 = data.row;
if((!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))) && (!(data39 && typeof data39 == "object" && !Array.isArray(data39)))){
const err85 = {instancePath:instancePath+"/row",schemaPath:"#/$defs/rowBudget/type",keyword:"type",params:{type: schema106.type}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 100 || isNaN(data39)){
const err86 = {instancePath:instancePath+"/row",schemaPath:"#/$defs/rowBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data39 < 0 || isNaN(data39)){
const err87 = {instancePath:instancePath+"/row",schemaPath:"#/$defs/rowBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.count === undefined){
const err88 = {instancePath:instancePath+"/row",schemaPath:"#/$defs/rowBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
for(const key9 in data39){
if(!((((key9 === "count") || (key9 === "per")) || (key9 === "by")) || (key9 === "of"))){
const err89 = {instancePath:instancePath+"/row",schemaPath:"#/$defs/rowBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data39.count !== undefined){
let data40 = data39.count;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err90 = {instancePath:instancePath+"/row/count",schemaPath:"#/$defs/rowBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 100 || isNaN(data40)){
const err91 = {instancePath:instancePath+"/row/count",schemaPath:"#/$defs/rowBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data40 < 0 || isNaN(data40)){
const err92 = {instancePath:instancePath+"/row/count",schemaPath:"#/$defs/rowBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
if(data39.per !== undefined){
let data41 = data39.per;
if(!((data41 === "run") || (data41 === "instance"))){
const err93 = {instancePath:instancePath+"/row/per",schemaPath:"#/$defs/rowBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema106.properties.per.enum}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data39.by !== undefined){
let data42 = data39.by;
if(Array.isArray(data42)){
if(data42.length < 1){
const err94 = {instancePath:instancePath+"/row/by",schemaPath:"#/$defs/rowBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/row/by",schemaPath:"#/$defs/rowBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data39.of !== undefined){
let data43 = data39.of;
if(Array.isArray(data43)){
if(data43.length < 1){
const err96 = {instancePath:instancePath+"/row/of",schemaPath:"#/$defs/rowBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
const len5 = data43.length;
for(let i5=0; i5<len5; i5++){
let data44 = data43[i5];
if(!((data44 === "missing") || (data44 === "twice"))){
const err97 = {instancePath:instancePath+"/row/of/" + i5,schemaPath:"#/$defs/rowBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema106.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/row/of",schemaPath:"#/$defs/rowBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
}
if(data.closed !== undefined){
if(!(validate48(data.closed, {instancePath:instancePath+"/closed",parentData:data,parentDataProperty:"closed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.noPosition !== undefined){
if(!(validate48(data.noPosition, {instancePath:instancePath+"/noPosition",parentData:data,parentDataProperty:"noPosition",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.crash !== undefined){
let data47 = data.crash;
if((!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))) && (!(data47 && typeof data47 == "object" && !Array.isArray(data47)))){
const err99 = {instancePath:instancePath+"/crash",schemaPath:"#/$defs/crashBudget/type",keyword:"type",params:{type: schema109.type}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 > 100 || isNaN(data47)){
const err100 = {instancePath:instancePath+"/crash",schemaPath:"#/$defs/crashBudget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data47 < 0 || isNaN(data47)){
const err101 = {instancePath:instancePath+"/crash",schemaPath:"#/$defs/crashBudget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.count === undefined){
const err102 = {instancePath:instancePath+"/crash",schemaPath:"#/$defs/crashBudget/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
for(const key10 in data47){
if(!((((key10 === "count") || (key10 === "per")) || (key10 === "by")) || (key10 === "of"))){
const err103 = {instancePath:instancePath+"/crash",schemaPath:"#/$defs/crashBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data47.count !== undefined){
let data48 = data47.count;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
const err104 = {instancePath:instancePath+"/crash/count",schemaPath:"#/$defs/crashBudget/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 100 || isNaN(data48)){
const err105 = {instancePath:instancePath+"/crash/count",schemaPath:"#/$defs/crashBudget/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data48 < 0 || isNaN(data48)){
const err106 = {instancePath:instancePath+"/crash/count",schemaPath:"#/$defs/crashBudget/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
if(data47.per !== undefined){
let data49 = data47.per;
if(!((data49 === "run") || (data49 === "instance"))){
const err107 = {instancePath:instancePath+"/crash/per",schemaPath:"#/$defs/crashBudget/properties/per/enum",keyword:"enum",params:{allowedValues: schema109.properties.per.enum}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data47.by !== undefined){
let data50 = data47.by;
if(Array.isArray(data50)){
if(data50.length < 1){
const err108 = {instancePath:instancePath+"/crash/by",schemaPath:"#/$defs/crashBudget/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/crash/by",schemaPath:"#/$defs/crashBudget/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data47.of !== undefined){
let data51 = data47.of;
if(Array.isArray(data51)){
if(data51.length < 1){
const err110 = {instancePath:instancePath+"/crash/of",schemaPath:"#/$defs/crashBudget/properties/of/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
const len6 = data51.length;
for(let i6=0; i6<len6; i6++){
let data52 = data51[i6];
if(!((((data52 === "nothing") || (data52 === "postings")) || (data52 === "state")) || (data52 === "messages"))){
const err111 = {instancePath:instancePath+"/crash/of/" + i6,schemaPath:"#/$defs/crashBudget/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema109.properties.of.items.enum}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath:instancePath+"/crash/of",schemaPath:"#/$defs/crashBudget/properties/of/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
}
if(data.workdays !== undefined){
let data53 = data.workdays;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err113 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 250 || isNaN(data53)){
const err114 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 250}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data53 < 1 || isNaN(data53)){
const err115 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
if(data.times !== undefined){
if(!(Array.isArray(data.times))){
const err116 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data.peopleAct !== undefined){
let data55 = data.peopleAct;
if(!((data55 === "any-time") || (data55 === "at-times"))){
const err117 = {instancePath:instancePath+"/peopleAct",schemaPath:"#/properties/peopleAct/enum",keyword:"enum",params:{allowedValues: schema97.properties.peopleAct.enum}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
else {
const err118 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema110 = {"type":["object","string"],"additionalProperties":false,"required":["id"],"properties":{"id":{"$ref":"common.schema.json#/$defs/reference"},"loses":{"$ref":"common.schema.json#/$defs/reference"},"yuan":true,"atMost":true,"times":{"type":"integer","minimum":1,"maximum":1000000000},"date":true}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema110.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "loses")) || (key0 === "yuan")) || (key0 === "atMost")) || (key0 === "times")) || (key0 === "date"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err3 = {instancePath:instancePath+"/id",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.loses !== undefined){
if(typeof data.loses !== "string"){
const err4 = {instancePath:instancePath+"/loses",schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.times !== undefined){
let data2 = data.times;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err5 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000000 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.starts === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "starts"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.participants === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "participants"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.accounts === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "accounts"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.flows === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "flows"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.expect === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.$schema !== undefined){
if(typeof data.$schema !== "string"){
const err8 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.systems !== undefined){
if(!(Array.isArray(data.systems))){
const err9 = {instancePath:instancePath+"/systems",schemaPath:"#/properties/systems/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.claims !== undefined){
if(!(Array.isArray(data.claims))){
const err10 = {instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.title !== undefined){
let data3 = data.title;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.zh === undefined){
const err11 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "zh"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.en === undefined){
const err12 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "en"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data3){
if(!((key1 === "zh") || (key1 === "en"))){
const err13 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.story !== undefined){
let data4 = data.story;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.zh === undefined){
const err15 = {instancePath:instancePath+"/story",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "zh"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data4.en === undefined){
const err16 = {instancePath:instancePath+"/story",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "en"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key2 in data4){
if(!((key2 === "zh") || (key2 === "en"))){
const err17 = {instancePath:instancePath+"/story",schemaPath:"common.schema.json#/$defs/bilingual/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/story",schemaPath:"common.schema.json#/$defs/bilingual/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.reach !== undefined){
let data5 = data.reach;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 in data5){
let data6 = data5[key3];
if(Array.isArray(data6)){
if(data6.length < 1){
const err19 = {instancePath:instancePath+"/reach/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/reach/additionalProperties/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.flow === undefined){
const err20 = {instancePath:instancePath+"/reach/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/reach/additionalProperties/items/required",keyword:"required",params:{missingProperty: "flow"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data7.event === undefined){
const err21 = {instancePath:instancePath+"/reach/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/reach/additionalProperties/items/required",keyword:"required",params:{missingProperty: "event"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key4 in data7){
if(!(((key4 === "flow") || (key4 === "event")) || (key4 === "state"))){
const err22 = {instancePath:instancePath+"/reach/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/reach/additionalProperties/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/reach/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/reach/additionalProperties/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/reach/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/reach/additionalProperties/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/reach",schemaPath:"#/properties/reach/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.seed !== undefined){
let data8 = data.seed;
if((typeof data8 !== "string") && (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8))))){
const err26 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: schema31.properties.seed.type}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.participants !== undefined){
let data9 = data.participants;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length < 1){
const err27 = {instancePath:instancePath+"/participants",schemaPath:"#/properties/participants/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key5 in data9){
if(!(validate22(data9[key5], {instancePath:instancePath+"/participants/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data9,parentDataProperty:key5,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : append(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err28 = {instancePath:instancePath+"/participants",schemaPath:"#/properties/participants/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.accounts !== undefined){
let data11 = data.accounts;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key6 in data11){
if(!(validate24(data11[key6], {instancePath:instancePath+"/accounts/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data11,parentDataProperty:key6,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : append(vErrors, validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.contracts !== undefined){
let data13 = data.contracts;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key7 in data13){
if(!(validate26(data13[key7], {instancePath:instancePath+"/contracts/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data13,parentDataProperty:key7,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/contracts",schemaPath:"#/properties/contracts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.channels !== undefined){
let data15 = data.channels;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key8 in data15){
if(!(validate30(data15[key8], {instancePath:instancePath+"/channels/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data15,parentDataProperty:key8,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath:instancePath+"/channels",schemaPath:"#/properties/channels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.history !== undefined){
let data17 = data.history;
if(Array.isArray(data17)){
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.subject === undefined){
const err32 = {instancePath:instancePath+"/history/" + i1,schemaPath:"#/$defs/history/required",keyword:"required",params:{missingProperty: "subject"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data18.aggregate === undefined){
const err33 = {instancePath:instancePath+"/history/" + i1,schemaPath:"#/$defs/history/required",keyword:"required",params:{missingProperty: "aggregate"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key9 in data18){
if(!((((key9 === "subject") || (key9 === "aggregate")) || (key9 === "yuan")) || (key9 === "count"))){
const err34 = {instancePath:instancePath+"/history/" + i1,schemaPath:"#/$defs/history/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data18.count !== undefined){
let data19 = data18.count;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err35 = {instancePath:instancePath+"/history/" + i1+"/count",schemaPath:"#/$defs/history/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1000000000 || isNaN(data19)){
const err36 = {instancePath:instancePath+"/history/" + i1+"/count",schemaPath:"#/$defs/history/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err37 = {instancePath:instancePath+"/history/" + i1+"/count",schemaPath:"#/$defs/history/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
}
else {
const err38 = {instancePath:instancePath+"/history/" + i1,schemaPath:"#/$defs/history/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.costs !== undefined){
let data20 = data.costs;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
}
else {
const err40 = {instancePath:instancePath+"/costs",schemaPath:"#/properties/costs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.measure !== undefined){
let data21 = data.measure;
if(Array.isArray(data21)){
if(data21.length < 1){
const err41 = {instancePath:instancePath+"/measure",schemaPath:"#/properties/measure/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len2 = data21.length;
for(let i2=0; i2<len2; i2++){
if(!(data21[i2] === "borrowing-cost")){
const err42 = {instancePath:instancePath+"/measure/" + i2,schemaPath:"#/properties/measure/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.measure.items.enum}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/measure",schemaPath:"#/properties/measure/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.assume !== undefined){
let data23 = data.assume;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key10 in data23){
let data24 = data23[key10];
if((((typeof data24 !== "string") && (!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24))))) && (typeof data24 !== "boolean")) && (data24 !== null)){
const err44 = {instancePath:instancePath+"/assume/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/assume/additionalProperties/type",keyword:"type",params:{type: schema31.properties.assume.additionalProperties.type}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/assume",schemaPath:"#/properties/assume/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.law !== undefined){
let data25 = data.law;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key11 in data25){
if(!((key11 === "enforce") || (key11 === "date"))){
const err46 = {instancePath:instancePath+"/law",schemaPath:"#/properties/law/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data25.enforce !== undefined){
let data26 = data25.enforce;
if(Array.isArray(data26)){
const len3 = data26.length;
for(let i3=0; i3<len3; i3++){
if(typeof data26[i3] !== "string"){
const err47 = {instancePath:instancePath+"/law/enforce/" + i3,schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/law/enforce",schemaPath:"#/properties/law/properties/enforce/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/law",schemaPath:"#/properties/law/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.flows !== undefined){
let data28 = data.flows;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(Object.keys(data28).length < 1){
const err50 = {instancePath:instancePath+"/flows",schemaPath:"#/properties/flows/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key12 in data28){
if(!(validate33(data28[key12], {instancePath:instancePath+"/flows/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data28,parentDataProperty:key12,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : append(vErrors, validate33.errors);
errors = vErrors.length;
}
}
}
else {
const err51 = {instancePath:instancePath+"/flows",schemaPath:"#/properties/flows/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.plan !== undefined){
let data30 = data.plan;
if(Array.isArray(data30)){
const len4 = data30.length;
for(let i4=0; i4<len4; i4++){
if(!(validate35(data30[i4], {instancePath:instancePath+"/plan/" + i4,parentData:data30,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err52 = {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.load !== undefined){
if(!(validate43(data.load, {instancePath:instancePath+"/load",parentData:data,parentDataProperty:"load",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.faults !== undefined){
if(!(validate45(data.faults, {instancePath:instancePath+"/faults",parentData:data,parentDataProperty:"faults",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : append(vErrors, validate45.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
let data34 = data.expect;
if(Array.isArray(data34)){
const len5 = data34.length;
for(let i5=0; i5<len5; i5++){
if(!(validate52(data34[i5], {instancePath:instancePath+"/expect/" + i5,parentData:data34,parentDataProperty:i5,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : append(vErrors, validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err53 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.unenforced !== undefined){
let data36 = data.unenforced;
if(Array.isArray(data36)){
const len6 = data36.length;
for(let i6=0; i6<len6; i6++){
if(typeof data36[i6] !== "string"){
const err54 = {instancePath:instancePath+"/unenforced/" + i6,schemaPath:"common.schema.json#/$defs/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/unenforced",schemaPath:"#/properties/unenforced/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const channel = validate31;
const schema51 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["id","title","rail","connection","latency","promises","may"],"properties":{"$schema":{"type":"string"},"id":true,"title":{"$ref":"common.schema.json#/$defs/bilingual"},"rail":{"$ref":"#/$defs/rail"},"connection":{"$ref":"#/$defs/connection"},"latency":{"$ref":"#/$defs/latency","required":["request","response","settle","notice","query"]},"closed":{"$ref":"#/$defs/closed"},"whenClosed":{"$ref":"#/$defs/whenClosed"},"cap":true,"fee":true,"promises":{"$ref":"#/$defs/promises","required":["queryTruthAfter","outcomeFinalAfter","requestExpiresAfter","noticeRepeats","noticeDays","returnWithinWorkdays","statementCompleteBy","idempotentRequests","redelivers"]},"lump":{"$ref":"#/$defs/lump","required":["dayCut","statementAt","arrivesAt","per","amount","fee","feePer","rounding"]},"may":{"$ref":"#/$defs/may"}},"$defs":{"rail":{"enum":["on-us","hvps","beps","ibps","netsunion","unionpay"]},"connection":{"enum":["clearing-institution","pbc-system","direct-to-bank","internal"]},"latency":{"type":"object","additionalProperties":false,"properties":{"request":true,"response":true,"settle":true,"notice":true,"query":true}},"closed":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["from","until"],"properties":{"from":true,"until":true}}},"whenClosed":{"enum":["rejects","queues","swallows"]},"promises":{"type":"object","additionalProperties":false,"properties":{"queryTruthAfter":true,"outcomeFinalAfter":true,"requestExpiresAfter":true,"noticeRepeats":{"type":"integer","minimum":0,"maximum":1000},"noticeDays":{"type":"integer","minimum":0,"maximum":366},"returnWithinWorkdays":{"type":"integer","minimum":0,"maximum":366},"statementCompleteBy":true,"idempotentRequests":{"type":"boolean"},"redelivers":{"type":"boolean"}}},"lump":{"type":"object","additionalProperties":false,"properties":{"dayCut":true,"statementAt":true,"arrivesAt":true,"per":{"enum":["merchant","acquirer"]},"amount":{"enum":["gross","net"]},"fee":true,"feePer":{"enum":["item","batch"]},"rounding":{"enum":["half-up","half-even","down","up","floor","ceiling"]}}},"may":{"type":"array","items":{"enum":["late","lost","twice","rejected","fails","unknown","fails-then-succeeds","succeeds-then-reversed","returned","swallowed","never-settles","not-found","row-missing","row-twice","closed","no-position"]}}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.rail === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rail"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.connection === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "connection"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.latency === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "latency"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.promises === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "promises"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.may === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "may"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema51.properties, key0))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.$schema !== undefined){
if(typeof data.$schema !== "string"){
const err8 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.zh === undefined){
const err9 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "zh"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data1.en === undefined){
const err10 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/required",keyword:"required",params:{missingProperty: "en"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "zh") || (key1 === "en"))){
const err11 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/title",schemaPath:"common.schema.json#/$defs/bilingual/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.rail !== undefined){
let data2 = data.rail;
if(!((((((data2 === "on-us") || (data2 === "hvps")) || (data2 === "beps")) || (data2 === "ibps")) || (data2 === "netsunion")) || (data2 === "unionpay"))){
const err13 = {instancePath:instancePath+"/rail",schemaPath:"#/$defs/rail/enum",keyword:"enum",params:{allowedValues: schema53.enum}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.connection !== undefined){
let data3 = data.connection;
if(!((((data3 === "clearing-institution") || (data3 === "pbc-system")) || (data3 === "direct-to-bank")) || (data3 === "internal"))){
const err14 = {instancePath:instancePath+"/connection",schemaPath:"#/$defs/connection/enum",keyword:"enum",params:{allowedValues: schema54.enum}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.latency !== undefined){
let data4 = data.latency;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
if(!(((((key2 === "request") || (key2 === "response")) || (key2 === "settle")) || (key2 === "notice")) || (key2 === "query"))){
const err15 = {instancePath:instancePath+"/latency",schemaPath:"#/$defs/latency/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/latency",schemaPath:"#/$defs/latency/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.request === undefined){
const err17 = {instancePath:instancePath+"/latency",schemaPath:"#/properties/latency/required",keyword:"required",params:{missingProperty: "request"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.response === undefined){
const err18 = {instancePath:instancePath+"/latency",schemaPath:"#/properties/latency/required",keyword:"required",params:{missingProperty: "response"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data4.settle === undefined){
const err19 = {instancePath:instancePath+"/latency",schemaPath:"#/properties/latency/required",keyword:"required",params:{missingProperty: "settle"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data4.notice === undefined){
const err20 = {instancePath:instancePath+"/latency",schemaPath:"#/properties/latency/required",keyword:"required",params:{missingProperty: "notice"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data4.query === undefined){
const err21 = {instancePath:instancePath+"/latency",schemaPath:"#/properties/latency/required",keyword:"required",params:{missingProperty: "query"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.closed !== undefined){
let data5 = data.closed;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.from === undefined){
const err22 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"#/$defs/closed/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data6.until === undefined){
const err23 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"#/$defs/closed/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key3 in data6){
if(!((key3 === "from") || (key3 === "until"))){
const err24 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"#/$defs/closed/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/closed/" + i0,schemaPath:"#/$defs/closed/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/closed",schemaPath:"#/$defs/closed/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.whenClosed !== undefined){
let data7 = data.whenClosed;
if(!(((data7 === "rejects") || (data7 === "queues")) || (data7 === "swallows"))){
const err27 = {instancePath:instancePath+"/whenClosed",schemaPath:"#/$defs/whenClosed/enum",keyword:"enum",params:{allowedValues: schema57.enum}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.promises !== undefined){
let data8 = data.promises;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key4 in data8){
if(!(func1.call(schema58.properties, key4))){
const err28 = {instancePath:instancePath+"/promises",schemaPath:"#/$defs/promises/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.noticeRepeats !== undefined){
let data9 = data8.noticeRepeats;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err29 = {instancePath:instancePath+"/promises/noticeRepeats",schemaPath:"#/$defs/promises/properties/noticeRepeats/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000 || isNaN(data9)){
const err30 = {instancePath:instancePath+"/promises/noticeRepeats",schemaPath:"#/$defs/promises/properties/noticeRepeats/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err31 = {instancePath:instancePath+"/promises/noticeRepeats",schemaPath:"#/$defs/promises/properties/noticeRepeats/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data8.noticeDays !== undefined){
let data10 = data8.noticeDays;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err32 = {instancePath:instancePath+"/promises/noticeDays",schemaPath:"#/$defs/promises/properties/noticeDays/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 366 || isNaN(data10)){
const err33 = {instancePath:instancePath+"/promises/noticeDays",schemaPath:"#/$defs/promises/properties/noticeDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 366}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err34 = {instancePath:instancePath+"/promises/noticeDays",schemaPath:"#/$defs/promises/properties/noticeDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data8.returnWithinWorkdays !== undefined){
let data11 = data8.returnWithinWorkdays;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err35 = {instancePath:instancePath+"/promises/returnWithinWorkdays",schemaPath:"#/$defs/promises/properties/returnWithinWorkdays/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 366 || isNaN(data11)){
const err36 = {instancePath:instancePath+"/promises/returnWithinWorkdays",schemaPath:"#/$defs/promises/properties/returnWithinWorkdays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 366}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err37 = {instancePath:instancePath+"/promises/returnWithinWorkdays",schemaPath:"#/$defs/promises/properties/returnWithinWorkdays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data8.idempotentRequests !== undefined){
if(typeof data8.idempotentRequests !== "boolean"){
const err38 = {instancePath:instancePath+"/promises/idempotentRequests",schemaPath:"#/$defs/promises/properties/idempotentRequests/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data8.redelivers !== undefined){
if(typeof data8.redelivers !== "boolean"){
const err39 = {instancePath:instancePath+"/promises/redelivers",schemaPath:"#/$defs/promises/properties/redelivers/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/promises",schemaPath:"#/$defs/promises/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.queryTruthAfter === undefined){
const err41 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "queryTruthAfter"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data8.outcomeFinalAfter === undefined){
const err42 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "outcomeFinalAfter"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data8.requestExpiresAfter === undefined){
const err43 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "requestExpiresAfter"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data8.noticeRepeats === undefined){
const err44 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "noticeRepeats"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data8.noticeDays === undefined){
const err45 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "noticeDays"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data8.returnWithinWorkdays === undefined){
const err46 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "returnWithinWorkdays"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data8.statementCompleteBy === undefined){
const err47 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "statementCompleteBy"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data8.idempotentRequests === undefined){
const err48 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "idempotentRequests"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data8.redelivers === undefined){
const err49 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/required",keyword:"required",params:{missingProperty: "redelivers"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data.lump !== undefined){
let data14 = data.lump;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key5 in data14){
if(!((((((((key5 === "dayCut") || (key5 === "statementAt")) || (key5 === "arrivesAt")) || (key5 === "per")) || (key5 === "amount")) || (key5 === "fee")) || (key5 === "feePer")) || (key5 === "rounding"))){
const err50 = {instancePath:instancePath+"/lump",schemaPath:"#/$defs/lump/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data14.per !== undefined){
let data15 = data14.per;
if(!((data15 === "merchant") || (data15 === "acquirer"))){
const err51 = {instancePath:instancePath+"/lump/per",schemaPath:"#/$defs/lump/properties/per/enum",keyword:"enum",params:{allowedValues: schema59.properties.per.enum}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data14.amount !== undefined){
let data16 = data14.amount;
if(!((data16 === "gross") || (data16 === "net"))){
const err52 = {instancePath:instancePath+"/lump/amount",schemaPath:"#/$defs/lump/properties/amount/enum",keyword:"enum",params:{allowedValues: schema59.properties.amount.enum}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data14.feePer !== undefined){
let data17 = data14.feePer;
if(!((data17 === "item") || (data17 === "batch"))){
const err53 = {instancePath:instancePath+"/lump/feePer",schemaPath:"#/$defs/lump/properties/feePer/enum",keyword:"enum",params:{allowedValues: schema59.properties.feePer.enum}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data14.rounding !== undefined){
let data18 = data14.rounding;
if(!((((((data18 === "half-up") || (data18 === "half-even")) || (data18 === "down")) || (data18 === "up")) || (data18 === "floor")) || (data18 === "ceiling"))){
const err54 = {instancePath:instancePath+"/lump/rounding",schemaPath:"#/$defs/lump/properties/rounding/enum",keyword:"enum",params:{allowedValues: schema59.properties.rounding.enum}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/lump",schemaPath:"#/$defs/lump/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.dayCut === undefined){
const err56 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "dayCut"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data14.statementAt === undefined){
const err57 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "statementAt"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data14.arrivesAt === undefined){
const err58 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "arrivesAt"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data14.per === undefined){
const err59 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "per"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data14.amount === undefined){
const err60 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "amount"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data14.fee === undefined){
const err61 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "fee"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data14.feePer === undefined){
const err62 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "feePer"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data14.rounding === undefined){
const err63 = {instancePath:instancePath+"/lump",schemaPath:"#/properties/lump/required",keyword:"required",params:{missingProperty: "rounding"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
if(data.may !== undefined){
let data19 = data.may;
if(Array.isArray(data19)){
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
let data20 = data19[i1];
if(!((((((((((((((((data20 === "late") || (data20 === "lost")) || (data20 === "twice")) || (data20 === "rejected")) || (data20 === "fails")) || (data20 === "unknown")) || (data20 === "fails-then-succeeds")) || (data20 === "succeeds-then-reversed")) || (data20 === "returned")) || (data20 === "swallowed")) || (data20 === "never-settles")) || (data20 === "not-found")) || (data20 === "row-missing")) || (data20 === "row-twice")) || (data20 === "closed")) || (data20 === "no-position"))){
const err64 = {instancePath:instancePath+"/may/" + i1,schemaPath:"#/$defs/may/items/enum",keyword:"enum",params:{allowedValues: schema60.items.enum}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/may",schemaPath:"#/$defs/may/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function append(all, more) {
  for (const error of more) all.push(error);
  return all;
}

export const scenarioTables = {
 "keys": [
  {
   "path": "",
   "when": "",
   "names": [
    "$schema",
    "id",
    "systems",
    "claims",
    "title",
    "story",
    "source",
    "starts",
    "reach",
    "until",
    "seed",
    "provokes",
    "participants",
    "accounts",
    "contracts",
    "channels",
    "history",
    "costs",
    "measure",
    "assume",
    "law",
    "flows",
    "plan",
    "load",
    "faults",
    "expect",
    "unenforced"
   ]
  },
  {
   "path": "/title",
   "when": "",
   "names": [
    "zh",
    "en"
   ]
  },
  {
   "path": "/story",
   "when": "",
   "names": [
    "zh",
    "en"
   ]
  },
  {
   "path": "/reach/*/*",
   "when": "",
   "names": [
    "flow",
    "event",
    "state"
   ]
  },
  {
   "path": "/participants/*",
   "when": "",
   "names": [
    "kind",
    "name",
    "totalAssets",
    "licences",
    "region",
    "rating",
    "industry",
    "onboarded",
    "facts",
    "symmetry"
   ]
  },
  {
   "path": "/participants/*/name",
   "when": "",
   "names": [
    "zh",
    "en"
   ]
  },
  {
   "path": "/accounts/*",
   "when": "",
   "names": [
    "owner",
    "at",
    "kind",
    "class",
    "purpose",
    "reserveKind",
    "bound",
    "opening",
    "own",
    "opened",
    "reverified",
    "symmetry"
   ]
  },
  {
   "path": "/contracts/*/funding/*",
   "when": "",
   "names": [
    "funder",
    "source",
    "debtor",
    "limit",
    "cost",
    "due",
    "recourse"
   ]
  },
  {
   "path": "/contracts/*/split/*",
   "when": "",
   "names": [
    "party",
    "share"
   ]
  },
  {
   "path": "/channels/*",
   "when": "",
   "names": [
    "use",
    "rail",
    "connection",
    "latency",
    "closed",
    "whenClosed",
    "cap",
    "fee",
    "promises",
    "lump",
    "may"
   ]
  },
  {
   "path": "/channels/*/latency",
   "when": "",
   "names": [
    "request",
    "response",
    "settle",
    "notice",
    "query"
   ]
  },
  {
   "path": "/channels/*/closed/*",
   "when": "",
   "names": [
    "from",
    "until"
   ]
  },
  {
   "path": "/channels/*/promises",
   "when": "",
   "names": [
    "queryTruthAfter",
    "outcomeFinalAfter",
    "requestExpiresAfter",
    "noticeRepeats",
    "noticeDays",
    "returnWithinWorkdays",
    "statementCompleteBy",
    "idempotentRequests",
    "redelivers"
   ]
  },
  {
   "path": "/channels/*/lump",
   "when": "",
   "names": [
    "dayCut",
    "statementAt",
    "arrivesAt",
    "per",
    "amount",
    "fee",
    "feePer",
    "rounding"
   ]
  },
  {
   "path": "/history/*",
   "when": "",
   "names": [
    "subject",
    "aggregate",
    "yuan",
    "count"
   ]
  },
  {
   "path": "/law",
   "when": "",
   "names": [
    "enforce",
    "date"
   ]
  },
  {
   "path": "/flows/*",
   "when": "",
   "names": [
    "flow",
    "contract",
    "parties",
    "accounts",
    "channels",
    "choices",
    "count",
    "symmetry"
   ]
  },
  {
   "path": "/plan/*",
   "when": "message",
   "names": [
    "message",
    "fate",
    "by"
   ]
  },
  {
   "path": "/plan/*",
   "when": "leg",
   "names": [
    "leg",
    "fate",
    "by"
   ]
  },
  {
   "path": "/plan/*",
   "when": "query",
   "names": [
    "query",
    "fate"
   ]
  },
  {
   "path": "/plan/*",
   "when": "row",
   "names": [
    "row",
    "fate"
   ]
  },
  {
   "path": "/plan/*",
   "when": "crash",
   "names": [
    "crash",
    "step",
    "after"
   ]
  },
  {
   "path": "/plan/*",
   "when": "channel",
   "names": [
    "channel",
    "fate",
    "from",
    "until"
   ]
  },
  {
   "path": "/load",
   "when": "",
   "names": [
    "from",
    "until",
    "acts"
   ]
  },
  {
   "path": "/load/acts/*",
   "when": "",
   "names": [
    "does",
    "flows",
    "who",
    "times",
    "from",
    "until",
    "yuan"
   ]
  },
  {
   "path": "/faults",
   "when": "",
   "names": [
    "contract",
    "amounts",
    "acts",
    "outside",
    "late",
    "lost",
    "twice",
    "leg",
    "answer",
    "row",
    "closed",
    "noPosition",
    "crash",
    "workdays",
    "times",
    "peopleAct"
   ]
  },
  {
   "path": "/faults/acts/*",
   "when": "",
   "names": [
    "unlimited",
    "times",
    "yuan",
    "counts",
    "flows"
   ]
  },
  {
   "path": "/faults/outside/*",
   "when": "",
   "names": [
    "times",
    "spend",
    "receive"
   ]
  },
  {
   "path": "/faults/late",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/lost",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/twice",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/leg",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/answer",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/row",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/closed",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/noPosition",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/faults/crash",
   "when": "",
   "names": [
    "count",
    "per",
    "by",
    "of"
   ]
  },
  {
   "path": "/expect/*",
   "when": "",
   "names": [
    "id",
    "loses",
    "yuan",
    "atMost",
    "times",
    "date"
   ]
  }
 ],
 "texts": [
  {
   "path": "/id",
   "type": "key"
  },
  {
   "path": "/systems/*",
   "type": "system"
  },
  {
   "path": "/claims/*",
   "type": "key"
  },
  {
   "path": "/title/zh",
   "type": "text"
  },
  {
   "path": "/title/en",
   "type": "text"
  },
  {
   "path": "/story/zh",
   "type": "text"
  },
  {
   "path": "/story/en",
   "type": "text"
  },
  {
   "path": "/source",
   "type": "text"
  },
  {
   "path": "/starts",
   "type": "instant"
  },
  {
   "path": "/reach/*/*/flow",
   "type": "key"
  },
  {
   "path": "/reach/*/*/event",
   "type": "text"
  },
  {
   "path": "/reach/*/*/state",
   "type": "text"
  },
  {
   "path": "/until",
   "type": "instant"
  },
  {
   "path": "/provokes",
   "type": "choiceValue"
  },
  {
   "path": "/participants/*/name/zh",
   "type": "text"
  },
  {
   "path": "/participants/*/name/en",
   "type": "text"
  },
  {
   "path": "/participants/*/totalAssets",
   "type": "yuan"
  },
  {
   "path": "/participants/*/licences/*",
   "type": "key"
  },
  {
   "path": "/participants/*/region",
   "type": "text"
  },
  {
   "path": "/participants/*/industry",
   "type": "text"
  },
  {
   "path": "/participants/*/onboarded",
   "type": "date"
  },
  {
   "path": "/participants/*/symmetry",
   "type": "key"
  },
  {
   "path": "/accounts/*/purpose",
   "type": "key"
  },
  {
   "path": "/accounts/*/opening",
   "type": "yuan"
  },
  {
   "path": "/accounts/*/own",
   "type": "yuan"
  },
  {
   "path": "/accounts/*/opened",
   "type": "date"
  },
  {
   "path": "/accounts/*/reverified",
   "type": "date"
  },
  {
   "path": "/accounts/*/symmetry",
   "type": "key"
  },
  {
   "path": "/contracts/*/funding/*/limit",
   "type": "yuan"
  },
  {
   "path": "/contracts/*/funding/*/cost",
   "type": "yuanOrRate"
  },
  {
   "path": "/contracts/*/funding/*/due",
   "type": "text"
  },
  {
   "path": "/contracts/*/split/*/share",
   "type": "rate"
  },
  {
   "path": "/channels/*/latency/request",
   "type": "duration"
  },
  {
   "path": "/channels/*/latency/response",
   "type": "duration"
  },
  {
   "path": "/channels/*/latency/settle",
   "type": "duration"
  },
  {
   "path": "/channels/*/latency/notice",
   "type": "duration"
  },
  {
   "path": "/channels/*/latency/query",
   "type": "duration"
  },
  {
   "path": "/channels/*/closed/*/from",
   "type": "timeOfDay"
  },
  {
   "path": "/channels/*/closed/*/until",
   "type": "endOfDay"
  },
  {
   "path": "/channels/*/cap",
   "type": "yuan"
  },
  {
   "path": "/channels/*/fee",
   "type": "yuanOrRate"
  },
  {
   "path": "/channels/*/promises/queryTruthAfter",
   "type": "duration"
  },
  {
   "path": "/channels/*/promises/outcomeFinalAfter",
   "type": "duration"
  },
  {
   "path": "/channels/*/promises/requestExpiresAfter",
   "type": "duration"
  },
  {
   "path": "/channels/*/promises/statementCompleteBy",
   "type": "timeOfDay"
  },
  {
   "path": "/channels/*/lump/dayCut",
   "type": "endOfDay"
  },
  {
   "path": "/channels/*/lump/statementAt",
   "type": "timeOfDay"
  },
  {
   "path": "/channels/*/lump/arrivesAt",
   "type": "timeOfDay"
  },
  {
   "path": "/channels/*/lump/fee",
   "type": "rate"
  },
  {
   "path": "/history/*/subject",
   "type": "text"
  },
  {
   "path": "/history/*/aggregate",
   "type": "text"
  },
  {
   "path": "/history/*/yuan",
   "type": "yuan"
  },
  {
   "path": "/costs/*",
   "type": "yuanOrRate"
  },
  {
   "path": "/law/date",
   "type": "date"
  },
  {
   "path": "/flows/*/symmetry",
   "type": "key"
  },
  {
   "path": "/plan/*/at",
   "type": "planTime"
  },
  {
   "path": "/plan/*/yuan",
   "type": "yuan"
  },
  {
   "path": "/plan/*/message",
   "type": "address"
  },
  {
   "path": "/plan/*/by",
   "type": "duration"
  },
  {
   "path": "/plan/*/leg",
   "type": "address"
  },
  {
   "path": "/plan/*/by",
   "type": "duration"
  },
  {
   "path": "/plan/*/query",
   "type": "address"
  },
  {
   "path": "/plan/*/row",
   "type": "address"
  },
  {
   "path": "/plan/*/from",
   "type": "planTime"
  },
  {
   "path": "/plan/*/until",
   "type": "planTime"
  },
  {
   "path": "/load/from",
   "type": "planTime"
  },
  {
   "path": "/load/until",
   "type": "planTime"
  },
  {
   "path": "/load/acts/*/from",
   "type": "planTime"
  },
  {
   "path": "/load/acts/*/until",
   "type": "planTime"
  },
  {
   "path": "/load/acts/*/yuan/*",
   "type": "yuan"
  },
  {
   "path": "/faults/amounts/*",
   "type": "yuan"
  },
  {
   "path": "/faults/acts/*/yuan/*",
   "type": "yuan"
  },
  {
   "path": "/faults/outside/*/spend/*",
   "type": "yuan"
  },
  {
   "path": "/faults/outside/*/receive/*",
   "type": "yuan"
  },
  {
   "path": "/faults/late/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/lost/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/twice/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/leg/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/answer/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/row/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/closed/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/noPosition/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/crash/by/*",
   "type": "duration"
  },
  {
   "path": "/faults/times/*",
   "type": "timeOfDay"
  },
  {
   "path": "/expect/*/yuan",
   "type": "yuan"
  },
  {
   "path": "/expect/*/atMost",
   "type": "yuan"
  },
  {
   "path": "/expect/*/date",
   "type": "date"
  }
 ],
 "names": [
  {
   "path": "/reach",
   "type": "key"
  },
  {
   "path": "/participants/*/facts",
   "type": "factName"
  },
  {
   "path": "/participants",
   "type": "key"
  },
  {
   "path": "/accounts",
   "type": "key"
  },
  {
   "path": "/contracts",
   "type": "key"
  },
  {
   "path": "/channels",
   "type": "key"
  },
  {
   "path": "/assume",
   "type": "factName"
  },
  {
   "path": "/flows",
   "type": "key"
  }
 ]
};
export const channelTables = {
 "keys": [
  {
   "path": "",
   "when": "",
   "names": [
    "$schema",
    "id",
    "title",
    "rail",
    "connection",
    "latency",
    "closed",
    "whenClosed",
    "cap",
    "fee",
    "promises",
    "lump",
    "may"
   ]
  },
  {
   "path": "/title",
   "when": "",
   "names": [
    "zh",
    "en"
   ]
  },
  {
   "path": "/latency",
   "when": "",
   "names": [
    "request",
    "response",
    "settle",
    "notice",
    "query"
   ]
  },
  {
   "path": "/closed/*",
   "when": "",
   "names": [
    "from",
    "until"
   ]
  },
  {
   "path": "/promises",
   "when": "",
   "names": [
    "queryTruthAfter",
    "outcomeFinalAfter",
    "requestExpiresAfter",
    "noticeRepeats",
    "noticeDays",
    "returnWithinWorkdays",
    "statementCompleteBy",
    "idempotentRequests",
    "redelivers"
   ]
  },
  {
   "path": "/lump",
   "when": "",
   "names": [
    "dayCut",
    "statementAt",
    "arrivesAt",
    "per",
    "amount",
    "fee",
    "feePer",
    "rounding"
   ]
  }
 ],
 "texts": [
  {
   "path": "/id",
   "type": "key"
  },
  {
   "path": "/title/zh",
   "type": "text"
  },
  {
   "path": "/title/en",
   "type": "text"
  },
  {
   "path": "/latency/request",
   "type": "duration"
  },
  {
   "path": "/latency/response",
   "type": "duration"
  },
  {
   "path": "/latency/settle",
   "type": "duration"
  },
  {
   "path": "/latency/notice",
   "type": "duration"
  },
  {
   "path": "/latency/query",
   "type": "duration"
  },
  {
   "path": "/closed/*/from",
   "type": "timeOfDay"
  },
  {
   "path": "/closed/*/until",
   "type": "endOfDay"
  },
  {
   "path": "/cap",
   "type": "yuan"
  },
  {
   "path": "/fee",
   "type": "yuanOrRate"
  },
  {
   "path": "/promises/queryTruthAfter",
   "type": "duration"
  },
  {
   "path": "/promises/outcomeFinalAfter",
   "type": "duration"
  },
  {
   "path": "/promises/requestExpiresAfter",
   "type": "duration"
  },
  {
   "path": "/promises/statementCompleteBy",
   "type": "timeOfDay"
  },
  {
   "path": "/lump/dayCut",
   "type": "endOfDay"
  },
  {
   "path": "/lump/statementAt",
   "type": "timeOfDay"
  },
  {
   "path": "/lump/arrivesAt",
   "type": "timeOfDay"
  },
  {
   "path": "/lump/fee",
   "type": "rate"
  }
 ],
 "names": []
};
